import {
  Ban,
  BookCheck,
  CircleCheck,
  GitBranch,
  Inbox,
  type LucideIcon,
  MailOpen,
  Pencil,
  RotateCcw,
  UserCheck,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { Tone } from '#office/design/status-badge.tsx';
import { Timeline } from '#office/design/timeline.tsx';
import { letters } from '../../contract/letters.ts';
import type { LetterId } from '../../contract/terms.ts';
import styles from './letter.module.css';

const looks: Record<string, { icon: LucideIcon; tone?: Tone }> = {
  'letter.received': { icon: Inbox },
  'letter.registered': { icon: BookCheck, tone: 'good' },
  'letter.opened': { icon: MailOpen },
  'letter.corrected': { icon: Pencil },
  'letter.cancelled': { icon: Ban, tone: 'bad' },
  'readers.named': { icon: UserCheck },
  'letter.closed': { icon: CircleCheck, tone: 'good' },
  'letter.reopened': { icon: RotateCcw, tone: 'wait' },
};

/** What happened to the letter and its dispositions, as sentences. */
export function LetterTimeline({ letterId }: { letterId: LetterId }) {
  const { t } = useTranslation();
  const answer = useOperation(letters.timeline, { letterId });
  return (
    <section className={styles.card} aria-labelledby="letter-timeline">
      <h2 id="letter-timeline">{t('letters.page.timeline')}</h2>
      <AnswerState of={answer} compact loading={<LoadingRows rows={3} />} />
      {answer.data ? (
        <Timeline
          label={t('letters.page.timeline')}
          entries={answer.data.items.map(({ id, at, type, sentence, note }) => ({
            id,
            at,
            sentence,
            ...(note ? { detail: note } : {}),
            ...(looks[type] ?? (type.startsWith('disposition') ? { icon: GitBranch } : {})),
          }))}
        />
      ) : null}
    </section>
  );
}
