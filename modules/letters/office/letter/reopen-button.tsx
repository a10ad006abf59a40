import { Textarea } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';
import { focusTitle } from '../focus-title.ts';
import { ActAs } from './act-as.tsx';
import { useMyAddressedPosts } from './use-my-addressed-posts.ts';

/** Takes up a closed matter again. */
export function ReopenButton({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('letters.reopen.verb')} icon={RotateCcw} title={t('letters.reopen.title')} keeps>
      {(close) => <ReopenForm letter={letter} onEnd={close} />}
    </DialogButton>
  );
}

function ReopenForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const mine = useMyAddressedPosts(letter);
  const form = useActForm(letters.reopen, {
    initial: { postId: mine[0]?.id ?? '', reason: '' },
    shape: (values) => ({ ...values, letterId: letter.id }),
    stales: ['letters.', 'dispositions.'],
    onDone: () => {
      toast(t('letters.reopen.done'));
      onEnd();
      focusTitle();
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
