import { Button } from '@mantine/core';
import { Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterView } from '#modules/letters/contract/views.ts';
import { useShortcuts } from '#office/design/keyboard/shortcuts.ts';
import { useMay } from '#office/session/use-session.ts';
import { giveDispositions } from '../../contract/permissions.ts';
import type { DispositionTree } from '../../contract/views.ts';
import { actsOf } from '../acts/desk-actions.tsx';
import { type DeskDialogs, useDeskDialogs } from '../acts/desk-dialogs.tsx';
import { targetOfDesk } from '../acts/desk-target.ts';
import { useQuickActs } from '../acts/use-quick-acts.ts';
import { useLetterDispositions } from '../tree/use-letter-dispositions.ts';
import { useOwnPosts } from '../words/use-own-posts.ts';
import type { GivingTarget } from './giving-target.ts';
import styles from './next-step.module.css';
import { OwnDesk, ReportToAccept } from './own-desk.tsx';

/** On the page of a letter: what the reader has to do with it now, as addressee, recipient or giver. */
export function NextStep({ subjectId }: { subjectId: string }) {
  const { letter, tree } = useLetterDispositions(subjectId);
  // Faults are told once, where the tree stands.
  return letter.data && tree.data ? <Steps letter={letter.data} tree={tree.data} /> : null;
}

function Steps({ letter, tree }: { letter: LetterView; tree: DispositionTree }) {
  const { t } = useTranslation();
  const own = useOwnPosts();
  const dialogs = useDeskDialogs();
  useReadOnOpening(tree);
  const desks = tree.desks.filter(
    (desk) => own.find(desk.post.id) && !desk.settledAt && desk.state !== 'reported',
  );
  const reports = tree.desks.filter((desk) => desk.can.accept);
  const giving = useGivingTarget(letter);
  const waits = letter.addressees.some((one) => giving?.posts.includes(one.id) && !one.answeredAt);
  const give = () => {
    const desk = desks.find((one) => one.can.forward);
    if (giving && waits) dialogs.give(giving);
    else if (desk) dialogs.ask('forward', targetOfDesk(letter, desk));
    else if (giving) dialogs.give(giving);
  };
  const canGive = giving !== null || desks.some((desk) => desk.can.forward);
  useShortcuts(
    t('dispositions.title'),
    canGive ? [{ keys: 'd', label: t('dispositions.give.shortcut'), run: give }] : [],
  );
  if (!giving && desks.length === 0 && reports.length === 0) return null;
  const first =
    giving && waits
      ? 'give'
      : (reports[0]?.id ?? desks.find((desk) => actsOf(targetOfDesk(letter, desk)).length > 0)?.id);
  return (
    <div className={styles.steps} data-print="never">
      {giving && waits ? (
        <section className={styles.waiting} aria-label={t('dispositions.next.give')}>
          <p>
            <strong>{t('dispositions.next.give')}</strong> <ActingFor giving={giving} />
          </p>
          <div className={styles.thumb}>
            <GiveButton giving={giving} dialogs={dialogs} primary />
          </div>
        </section>
      ) : null}
      {reports.map((desk) => (
        <ReportToAccept
          key={desk.id}
          letter={letter}
          tree={tree}
          desk={desk}
          dialogs={dialogs}
          first={desk.id === first}
        />
      ))}
      {desks.map((desk) => (
        <OwnDesk
          key={desk.id}
          letter={letter}
          tree={tree}
          desk={desk}
          dialogs={dialogs}
          first={desk.id === first}
        />
      ))}
      {giving && !waits ? <GiveButton giving={giving} dialogs={dialogs} /> : null}
      {dialogs.element}
    </div>
  );
}

function GiveButton({
  giving,
  dialogs,
  primary,
}: {
  giving: GivingTarget;
  dialogs: DeskDialogs;
  primary?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={<Send size={16} aria-hidden="true" />}
      aria-keyshortcuts="d"
      onClick={() => dialogs.give(giving)}
    >
      {t(primary ? 'dispositions.act.give' : 'dispositions.act.giveMore')}
    </Button>
  );
}

function ActingFor({ giving }: { giving: GivingTarget }) {
  const own = useOwnPosts();
  return (
    <span>
      {giving.posts
        .map((id) => own.actingWords(id))
        .filter(Boolean)
        .join(', ')}
    </span>
  );
}

/** The addressees' posts through which the reader may give; those that still have to come first. */
function useGivingTarget(letter: LetterView): GivingTarget | null {
  const may = useMay();
  const { disposeAs } = letter.can;
  if (disposeAs.length === 0 || !may(giveDispositions)) return null;
  const answered = new Set<string>(letter.addressees.filter((one) => one.answeredAt).map((one) => one.id));
  return {
    letterId: letter.id,
    subject: letter.subject,
    sender: letter.sender,
    agendaNumber: `${letter.agendaNumber}/${letter.year}`,
    recipientId: null,
    posts: disposeAs.toSorted((a, b) => Number(answered.has(a)) - Number(answered.has(b))),
    deadline: letter.deadline,
    urgency: letter.urgency,
  };
}

/** Opening is reading, except for a secretary, who opens much that the leader has not seen. */
function useReadOnOpening(tree: DispositionTree): void {
  const quick = useQuickActs();
  const own = useOwnPosts();
  const done = useRef(new Set<string>());
  useEffect(() => {
    for (const desk of tree.desks) {
      if (!desk.can.read || own.actsForAnother(desk.post.id) || done.current.has(desk.id)) continue;
      done.current.add(desk.id);
      quick.read(desk.id);
    }
  });
}
