import { Textarea } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
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

/** Closes the matter: nothing more is to be done with the letter. */
export function CloseButton({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('letters.close.verb')} icon={CircleCheck} title={t('letters.close.title')} keeps>
      {(close) => <CloseForm letter={letter} onEnd={close} />}
    </DialogButton>
  );
}

function CloseForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const mine = useMyAddressedPosts(letter);
  const form = useActForm(letters.close, {
    initial: { postId: mine[0]?.id ?? '', note: '' },
    shape: (values) => ({ ...values, letterId: letter.id }),
    stales: ['letters.', 'dispositions.'],
    onDone: () => {
      toast(t('letters.close.done'));
      onEnd();
      focusTitle();
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
