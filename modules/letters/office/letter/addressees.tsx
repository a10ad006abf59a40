import { ActionIcon, Textarea } from '@mantine/core';
import { Undo2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PersonPost } from '#office/design/person-post.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { letterChanges } from '../../contract/letter-changes.ts';
import type { LetterView } from '../../contract/views.ts';
import { PostsPicker } from '../register/posts-picker.tsx';
import styles from './letter.module.css';

type Addressee = LetterView['addressees'][number];

/** Who the letter was passed to, and whether they have seen and handled it; its keeper adds and withdraws. */
export function Addressees({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const [withdrawn, setWithdrawn] = useState<Addressee | null>(null);
  const standing = useStanding();
  const withdrawable = letter.can.readdress && letter.addressees.length > 1;
  return (
    <>
      <div className={styles.cardHead}>
        <p className={styles.peopleHead} id="letter-addressees">
          {t('letters.field.addressees')}
        </p>
        {letter.can.readdress ? (
          <DialogButton verb={t('letters.readdress.add')} icon={UserPlus} look="small">
            {(close) => <AddForm letter={letter} onEnd={close} />}
          </DialogButton>
        ) : null}
      </div>
      <ul className={styles.people} aria-labelledby="letter-addressees">
        {letter.addressees.map((one) => (
          <li key={one.id}>
            <PersonPost
              name={one.holderName}
              post={one.name}
              unit={one.name.includes(one.unitName) ? null : one.unitName}
              withInitials
            />
            {letter.stage === 'cancelled' ? null : <span className={styles.standing}>{standing(one)}</span>}
            {withdrawable && !one.answeredAt ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('letters.readdress.withdrawFrom', { post: one.name })}
                onClick={() => setWithdrawn(one)}
              >
                <Undo2 size={16} aria-hidden="true" />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        opened={withdrawn !== null}
        onClose={() => setWithdrawn(null)}
        title={t('letters.readdress.withdrawFrom', { post: withdrawn?.name ?? '' })}
      >
        {withdrawn ? (
          <WithdrawForm letter={letter} addressee={withdrawn} onEnd={() => setWithdrawn(null)} />
        ) : null}
      </Dialog>
    </>
  );
}

function useStanding() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ openedAt, answeredAt }: Addressee) => {
    if (answeredAt) return t('letters.page.answered', { at: format.recent(answeredAt) });
    return openedAt ? t('letters.page.opened', { at: format.recent(openedAt) }) : t('letters.page.unopened');
  };
}

function AddForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(letterChanges.addAddressees, {
    initial: { postIds: [] as string[] },
    shape: (values) => ({ ...values, letterId: letter.id }),
    stales: ['letters.', 'books.'],
    onDone: () => {
      toast(t('letters.readdress.added'));
      onEnd();
    },
  });
  const field = {
    label: t('letters.field.addressees'),
    required: true,
    ...form.form.getInputProps('postIds'),
  };
  return (
    <Form of={form} verb={t('letters.readdress.pass')} onCancel={onEnd}>
      <PostsPicker {...field} data-autofocus />
    </Form>
  );
}

interface WithdrawFormProps {
  letter: LetterView;
  addressee: Addressee;
  onEnd: () => void;
}

function WithdrawForm({ letter, addressee, onEnd }: WithdrawFormProps) {
  const { t } = useTranslation();
  const form = useActForm(letterChanges.withdrawAddressee, {
    initial: { reason: '' },
    shape: (values) => ({ ...values, letterId: letter.id, postId: addressee.id }),
    stales: ['letters.', 'books.'],
    onDone: () => {
      toast(t('letters.readdress.withdrawn'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('letters.readdress.withdraw')} onCancel={onEnd}>
      <p className={styles.hint}>{t('letters.readdress.withdrawWhat')}</p>
      <Textarea
        label={t('letters.readdress.reason')}
        required
        autosize
        minRows={2}
        data-autofocus
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
