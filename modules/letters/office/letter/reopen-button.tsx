import { Button, Textarea } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';
import { ActAs } from './act-as.tsx';
import { useMyAddressedPosts } from './use-my-addressed-posts.ts';

/** Takes up a closed matter again. */
export function ReopenButton({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button leftSection={<RotateCcw size={16} aria-hidden="true" />} onClick={() => setOpened(true)}>
        {t('letters.reopen.verb')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('letters.reopen.title')} keeps>
        <ReopenForm letter={letter} onEnd={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function ReopenForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const mine = useMyAddressedPosts(letter);
  const reopen = useAct(letters.reopen, { stales: ['letters.', 'dispositions.'] });
  const form = useContractForm({
    schema: letters.reopen.input,
    initial: { postId: mine[0]?.id ?? '', reason: '' },
    shape: (values) => ({ ...values, letterId: letter.id }),
    submit: async (values) => {
      await reopen.mutateAsync(letters.reopen.input.parse({ ...values, letterId: letter.id }));
      toast(t('letters.reopen.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('letters.reopen.verb')} onCancel={onEnd}>
      <ActAs posts={mine} input={form.form.getInputProps('postId')} />
      <Textarea
        label={t('letters.reopen.reason')}
        required
        autosize
        minRows={2}
        data-autofocus
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
