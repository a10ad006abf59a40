import { ActionIcon, Button, Modal } from '@mantine/core';
import { Eye, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { PersonPost } from '#office/design/person-post.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { letters } from '../../contract/letters.ts';
import { isConfidential } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { PostPicker } from '../register/post-picker.tsx';
import styles from './letter.module.css';

/** The only posts that may read a confidential letter, and naming more of them. */
export function Readers({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const withdraw = useAct(letters.unnameReader, { onDone: () => toast(t('letters.readers.withdrawn')) });
  if (!isConfidential(letter.securityClass)) return null;
  return (
    <section className={styles.card} aria-labelledby="letter-readers">
      <header className={styles.cardHead}>
        <h2 id="letter-readers">
          <Eye size={16} aria-hidden="true" /> {t('letters.readers.title')}
        </h2>
        {letter.can.nameReaders ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<UserPlus size={14} aria-hidden="true" />}
            onClick={() => setOpened(true)}
          >
            {t('letters.readers.verb')}
          </Button>
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
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('letters.readers.verb')}
        closeButtonProps={{ 'aria-label': t('office.close') }}
      >
        <NameReadersForm letter={letter} onEnd={() => setOpened(false)} />
      </Modal>
    </section>
  );
}

function NameReadersForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const name = useAct(letters.nameReaders);
  const form = useContractForm({
    schema: letters.nameReaders.input,
    initial: { postIds: [] as string[] },
    shape: (values) => ({ ...values, letterId: letter.id }),
    submit: async (values) => {
      await name.mutateAsync(letters.nameReaders.input.parse({ ...values, letterId: letter.id }));
      toast(t('letters.readers.done'));
      onEnd();
    },
  });
  const field = { label: t('letters.field.readers'), required: true, ...form.form.getInputProps('postIds') };
  return (
    <Form of={form} verb={t('letters.readers.verb')} onCancel={onEnd}>
      <PostPicker {...field} data-autofocus />
    </Form>
  );
}
