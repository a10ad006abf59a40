import { ActionIcon } from '@mantine/core';
import { Eye, UserMinus, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PersonPost } from '#office/design/person-post.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { letters } from '../../contract/letters.ts';
import { isConfidential } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { PostsPicker } from '../register/posts-picker.tsx';
import styles from './letter.module.css';

/** The only posts that may read a confidential letter, and naming more of them. */
export function Readers({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const nameAgain = useUndo(letters.nameReaders, ['letters.']);
  const withdraw = useAct(letters.unnameReader, {
    onDone: (_, { postId }) =>
      toast(t('letters.readers.withdrawn'), {
        undo: nameAgain({ letterId: letter.id, postIds: [postId] }, t('letters.readers.done')),
      }),
  });
  if (!isConfidential(letter.securityClass)) return null;
  return (
    <section className={styles.card} aria-labelledby="letter-readers">
      <header className={styles.cardHead}>
        <h2 id="letter-readers">
          <Eye size={16} aria-hidden="true" /> {t('letters.readers.title')}
        </h2>
        {letter.can.nameReaders ? (
          <DialogButton verb={t('letters.readers.verb')} icon={UserPlus} look="small">
            {(close) => <NameReadersForm letter={letter} onEnd={close} />}
          </DialogButton>
        ) : null}
      </header>
      <p className={styles.hint}>{t('letters.readers.hint')}</p>
      <ul className={styles.people}>
        {letter.readers.map(({ id, name, unitName, holderName }) => (
          <li key={id}>
            <PersonPost name={holderName} post={name} unit={name.includes(unitName) ? null : unitName} />
            {letter.can.nameReaders && !letter.addressees.some((one) => one.id === id) ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="md"
                aria-label={t('letters.readers.withdraw', { post: name })}
                loading={withdraw.isPending && withdraw.variables?.postId === id}
                onClick={() => withdraw.mutate({ letterId: letter.id, postId: id })}
              >
                <UserMinus size={16} aria-hidden="true" />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {withdraw.error ? <ErrorState compact error={withdraw.error} /> : null}
    </section>
  );
}

function NameReadersForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(letters.nameReaders, {
    initial: { postIds: [] as string[] },
    shape: (values) => ({ ...values, letterId: letter.id }),
    onDone: () => {
      toast(t('letters.readers.done'));
      onEnd();
    },
  });
  const field = { label: t('letters.field.readers'), required: true, ...form.form.getInputProps('postIds') };
  return (
    <Form of={form} verb={t('letters.readers.verb')} onCancel={onEnd}>
      <PostsPicker {...field} data-autofocus />
    </Form>
  );
}
