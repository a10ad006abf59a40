import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterView } from '#modules/letters/contract/views.ts';
import { useShortcuts } from '#office/design/keyboard/shortcuts.ts';
import type { DispositionTree } from '../../contract/views.ts';
import { type DeskDialogs, fetchReportForm } from '../acts/desk-dialogs.tsx';
import { targetOfDesk } from '../acts/desk-target.ts';
import { useQuickActs } from '../acts/use-quick-acts.ts';
import { useOwnPosts } from '../words/use-own-posts.ts';
import { OwnDesk, ReportToAccept } from './own-desk.tsx';
import styles from './own-steps.module.css';

interface OwnStepsProps {
  letter: LetterView;
  tree: DispositionTree;
  dialogs: DeskDialogs;
}

/** What the reader has to do in the tree now: reports that wait to be accepted, and what lies on desks of their own. */
export function OwnSteps({ letter, tree, dialogs }: OwnStepsProps) {
  const { t } = useTranslation();
  useReadOnOpening(tree);
  const { reports, desks } = stepsOf(tree);
  const mayReport = desks.some((desk) => desk.can.report);
  useEffect(() => {
    if (mayReport) fetchReportForm();
  }, [mayReport]);
  const passable = desks.find((desk) => desk.can.forward);
  // The addressee's own act has this key already.
  const keys = passable && letter.can.disposeAs.length === 0;
  useShortcuts(
    t('dispositions.title'),
    keys
      ? [
          {
            keys: 'd',
            label: t('dispositions.give.shortcut'),
            run: () => dialogs.ask('forward', targetOfDesk(letter, tree, passable)),
          },
        ]
      : [],
  );
  if (reports.length === 0 && desks.length === 0) return null;
  // The page itself keeps the acts of an addressee under the thumb.
  const { disposeAs, close, reopen } = letter.can;
  const free = disposeAs.length === 0 && !close && !reopen;
  const first = free ? (reports[0] ?? desks[0])?.id : undefined;
  const shared = { letter, tree, dialogs };
  return (
    <div className={styles.steps} data-print="never">
      {reports.map((desk) => (
        <ReportToAccept key={desk.id} {...shared} desk={desk} first={desk.id === first} />
      ))}
      {desks.map((desk) => (
        <OwnDesk key={desk.id} {...shared} desk={desk} first={desk.id === first} />
      ))}
    </div>
  );
}

/** The desks at which the reader has something to do: as the giver of what was reported, or as the recipient. */
export function stepsOf({ desks }: DispositionTree) {
  return {
    reports: desks.filter((desk) => desk.can.accept),
    desks: desks.filter(({ can }) => can.start || can.forward || can.report || can.return),
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
