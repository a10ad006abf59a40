import { Circle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format.ts';
import type { Tone } from './status-badge.tsx';
import styles from './timeline.module.css';

export interface TimelineEntry {
  id: string;
  at: string;
  /** One sentence: who did what. */
  sentence: ReactNode;
  /** A note, a report, files: what belongs to the act. */
  detail?: ReactNode;
  icon?: LucideIcon;
  tone?: Tone;
}

interface TimelineProps {
  label: string;
  entries: readonly TimelineEntry[];
}

/** What happened, as sentences in the order of time; days are named once. */
export function Timeline({ label, entries }: TimelineProps) {
  const format = useFormat();
  let day = '';
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map(({ id, at, sentence, detail, icon: Icon = Circle, tone = 'neutral' }) => {
        const ownDay = format.longDay(at);
        const newDay = ownDay !== day;
        day = ownDay;
        return (
          <li key={id} className={styles.entry} data-tone={tone}>
            {newDay ? <p className={styles.day}>{ownDay}</p> : null}
            <div className={styles.line}>
              <span className={styles.icon} aria-hidden="true">
                <Icon size={14} />
              </span>
              <div className={styles.words}>
                <div>{sentence}</div>
                {detail ? <div className={styles.detail}>{detail}</div> : null}
              </div>
              <time className={styles.time} dateTime={at}>
                {format.time(at)}
              </time>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
