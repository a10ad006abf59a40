import { Button } from '@mantine/core';
import { CircleCheck, CircleHelp, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '#office/design/states/error-text.ts';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import sheet from './give-sheet.module.css';
import styles from './giving-list.module.css';
import type { GivingLine } from './giving-run.ts';
import type { GivingMany } from './use-giving-many.ts';

const looks: Record<GivingLine['state'], { icon: LucideIcon; tone: Tone }> = {
  waits: { icon: Hourglass, tone: 'neutral' },
  given: { icon: CircleCheck, tone: 'good' },
  refused: { icon: CircleX, tone: 'bad' },
  unanswered: { icon: CircleHelp, tone: 'wait' },
};

/** What became of each of the letters, in the order in which they were chosen. */
export function GivingList({ many, lines }: { many: GivingMany; lines: readonly GivingLine[] }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const head = useRef<HTMLParagraphElement>(null);
  // The form is gone, and with it the button that had the focus.
  useEffect(() => head.current?.focus(), []);
  const given = lines.filter(({ state }) => state === 'given').length;
  const left = lines.length - given;
  return (
    <div className={sheet.form}>
      <p ref={head} tabIndex={-1} className={styles.head} role="status">
        {t('dispositions.give.progress', { count: given, all: lines.length })}
      </p>
      <ul className={styles.lines}>
        {lines.map(({ letterId, agendaNumber, subject, state, fault }) => (
          <li key={letterId} className={styles.line}>
            <span className={styles.words}>
              <span className={styles.number}>{agendaNumber}</span> {subject}
              {state === 'refused' ? <span className={styles.reason}>{errorText(fault)}</span> : null}
              {state === 'unanswered' ? (
                <span className={styles.reason}>{t('dispositions.give.unansweredHint')}</span>
              ) : null}
            </span>
            <StatusBadge {...looks[state]} label={t(`dispositions.give.line.${state}`)} />
          </li>
        ))}
      </ul>
      <div className={sheet.foot}>
        <div className={sheet.buttons}>
          <span className={sheet.count} />
          {many.busy ? (
            <Button variant="default" onClick={many.stop}>
              {t('dispositions.give.stop')}
            </Button>
          ) : (
            <>
              <Button variant="default" onClick={many.end}>
                {t('office.close')}
              </Button>
              {left > 0 ? (
                <Button onClick={many.goOn}>{t('dispositions.give.goOn', { count: left })}</Button>
              ) : null}
            </>
          )}
        </div>
      </div>
    </div>
  );
}
