import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { LetterView } from '#modules/letters/contract/views.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { useShortcuts } from '#office/design/keyboard/shortcuts.ts';
import { useMay } from '#office/session/use-session.ts';
import { giveDispositions } from '../../contract/permissions.ts';
import { useDeskDialogs } from '../acts/desk-dialogs.tsx';
import { giveAtOnce } from '../addresses.ts';
import { useOwnPosts } from '../words/use-own-posts.ts';
import styles from './give-step.module.css';
import type { GivingTarget } from './giving-target.ts';

/** On the page of a letter: the act of an addressee, who gives it to posts below. */
export function GiveStep({ subjectId }: { subjectId: string }) {
  const { data: letter } = useOperation(letters.open, { letterId: subjectId as LetterId });
  const giving = useGivingTarget(letter);
  return letter && giving ? <Give letter={letter} giving={giving} /> : null;
}

function Give({ letter, giving }: { letter: LetterView; giving: GivingTarget }) {
  const { t } = useTranslation();
  const own = useOwnPosts();
  const dialogs = useDeskDialogs();
  const waits = letter.addressees.some((one) => giving.posts.includes(one.id) && !one.answeredAt);
  const acting = giving.posts.filter((id) => own.actsForAnother(id)).map((id) => own.actingWords(id));
  const give = () => dialogs.give(giving);
  useGivingAtOnce(give);
  useShortcuts(t('dispositions.title'), [{ keys: 'd', label: t('dispositions.give.shortcut'), run: give }]);
  return (
    <>
      <Button
        size="md"
        className={styles.give}
        variant={waits ? 'filled' : 'default'}
        leftSection={<Send size={18} aria-hidden="true" />}
        aria-keyshortcuts="d"
        onClick={give}
      >
        {t(waits ? 'dispositions.act.give' : 'dispositions.act.giveMore')}
        {acting.length > 0 ? <span className={styles.acting}>{acting.join(', ')}</span> : null}
      </Button>
      {dialogs.element}
    </>
  );
}

/**
 * Who came by the button on the first page finds the sheet open: three presses from there to a disposition. The address
 * forgets it at once: going back, a reload or a link that was shared open the letter alone.
 */
function useGivingAtOnce(give: () => void): void {
  const { act, ...search } = useSearch({ strict: false }) as { act?: string };
  const navigate = useNavigate();
  const done = useRef(false);
  useEffect(() => {
    if (act !== giveAtOnce || done.current) return;
    done.current = true;
    give();
    void navigate({ to: '.', search: search as never, replace: true, resetScroll: false });
  });
}

/** The posts among the addressees through which the reader may give; those that have not yet come first. */
function useGivingTarget(letter: LetterView | undefined): GivingTarget | null {
  const may = useMay();
  if (!letter || letter.can.disposeAs.length === 0 || !may(giveDispositions)) return null;
  const answered = new Set<string>(letter.addressees.filter((one) => one.answeredAt).map((one) => one.id));
  return {
    letterId: letter.id,
    subject: letter.subject,
    sender: letter.sender,
    agendaNumber: `${letter.agendaNumber}/${letter.year}`,
    recipientId: null,
    posts: letter.can.disposeAs.toSorted((a, b) => Number(answered.has(a)) - Number(answered.has(b))),
    deadline: letter.deadline,
    urgency: letter.urgency,
  };
}
