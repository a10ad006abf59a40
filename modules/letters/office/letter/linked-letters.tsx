import { ActionIcon, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CornerDownRight, CornerUpLeft, History, Link2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type LetterLink, letterChanges } from '../../contract/letter-changes.ts';
import { type LinkKind, linkKinds } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { letterPath, registerPath } from '../addresses.ts';
import { ReplyField } from '../register/reply-field.tsx';
import styles from './letter.module.css';

const linkStales = ['letters.links', 'letters.timeline'];

/** What belongs to the letter: earlier ones and later ones, and others of the same sender. */
export function LinkedLetters({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const links = useOperation(letterChanges.links, { letterId: letter.id });
  return (
    <section className={styles.card} aria-labelledby="letter-earlier">
      <header className={styles.cardHead}>
        <h2 id="letter-earlier">{t('letters.page.earlier')}</h2>
        {letter.can.link ? (
          <DialogButton
            verb={t('letters.link.verb')}
            icon={Link2}
            title={t('letters.link.title')}
            look="small"
          >
            {(close) => <LinkForm letter={letter} onEnd={close} />}
          </DialogButton>
        ) : null}
      </header>
      <AnswerState of={links} compact loading={null} />
      <ul className={styles.links}>
        {(links.data?.items ?? []).map((link) => (
          <Linked key={`${link.side}.${link.kind}.${link.letter.id}`} letter={letter} link={link} />
        ))}
        <li>
          <History size={16} aria-hidden="true" />
          <Link to={registerPath} search={{ q: letter.sender.slice(0, 200) }}>
            {t('letters.page.sameSender')}
          </Link>
        </li>
      </ul>
    </section>
  );
}

function Linked({ letter, link }: { letter: LetterView; link: LetterLink }) {
  const { t } = useTranslation();
  const format = useFormat();
  const other = link.letter;
  const linkAgain = useUndo(letterChanges.link, linkStales);
  const unlink = useAct(letterChanges.unlink, {
    stales: linkStales,
    onDone: (_, input) =>
      toast(t('letters.link.removed'), { undo: linkAgain(input, t('letters.link.done')) }),
  });
  const Icon = link.side === 'earlier' ? CornerUpLeft : CornerDownRight;
  return (
    <li>
      <Icon size={16} aria-hidden="true" />
      <span className={styles.linked}>
        {t(`letters.link.${link.side}.${link.kind}`)}{' '}
        <Link to={letterPath(other.id)}>
          {other.agendaNumber}/{other.year} {other.subject}
        </Link>{' '}
        ({format.shortDay(other.receivedAt)})
      </span>
      {letter.can.link && link.side === 'earlier' && link.linkedAt ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          loading={unlink.isPending}
          aria-label={t('letters.link.remove', { subject: other.subject })}
          onClick={() => unlink.mutate({ letterId: letter.id, earlierId: other.id, kind: link.kind })}
        >
          <X size={14} aria-hidden="true" />
        </ActionIcon>
      ) : null}
    </li>
  );
}

function LinkForm({ letter, onEnd }: { letter: LetterView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(letterChanges.link, {
    initial: { kind: 'follows-up' as LinkKind, earlierId: '' },
    shape: (values) => ({ ...values, letterId: letter.id }),
    stales: linkStales,
    onDone: () => {
      toast(t('letters.link.done'));
      onEnd();
    },
  });
  const field = {
    label: t('letters.link.earlierLetter'),
    required: true,
    ...form.form.getInputProps('earlierId'),
  };
  return (
    <Form of={form} verb={t('letters.link.verb')} onCancel={onEnd}>
      <NativeSelect
        label={t('letters.link.kind')}
        data={linkKinds.map((kind) => ({ value: kind, label: t(`letters.link.earlier.${kind}`) }))}
        {...form.form.getInputProps('kind')}
      />
      <ReplyField {...field} />
    </Form>
  );
}
