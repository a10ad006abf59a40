import { Button, Textarea } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
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

/** Closes the matter: nothing more is to be done with the letter. */
export function CloseButton({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<CircleCheck size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('letters.close.verb')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('letters.close.title')} keeps>
        <CloseForm letter={letter} onEnd={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function CloseForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const mine = useMyAddressedPosts(letter);
  const close = useAct(letters.close, { stales: ['letters.', 'dispositions.'] });
  const form = useContractForm({
    schema: letters.close.input,
    initial: { postId: mine[0]?.id ?? '', note: '' },
    shape: (values) => ({ ...values, letterId: letter.id }),
    submit: async (values) => {
      await close.mutateAsync(letters.close.input.parse({ ...values, letterId: letter.id }));
      toast(t('letters.close.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('letters.close.verb')} onCancel={onEnd}>
      <p>{t('letters.close.what')}</p>
      <ActAs posts={mine} input={form.form.getInputProps('postId')} />
      <Textarea
        label={t('letters.close.note')}
        autosize
        minRows={3}
        data-autofocus
        {...form.form.getInputProps('note')}
      />
    </Form>
  );
}
