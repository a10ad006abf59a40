import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FilePenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { Facts } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DayView } from '../../contract/days.ts';
import { requestsPath } from '../addresses.ts';
import { StatusWord } from '../words/status-word.tsx';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import styles from './days.module.css';
import { useDayWords } from './use-day-words.ts';
import { citedAs, type Stretch, stretchesOf, whyLines } from './why-lines.ts';

interface DayDialogProps {
  day: DayView | null;
  /** Own days, for which one may ask that something be known. */
  own: boolean;
  onClose: () => void;
}

/** Why a day is as it is: every minute of its hours, the steps of the reasoning, and what can be done about it. */
export function DayDialog({ day, own, onClose }: DayDialogProps) {
  const format = useFormat();
  return (
    <Dialog opened={day !== null} onClose={onClose} title={day ? format.longDay(day.day) : ''} wide>
      {day ? <WhyDay day={day} own={own} /> : null}
    </Dialog>
  );
}

function WhyDay({ day, own }: { day: DayView; own: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useAttendanceWords();
  const told = useDayWords();
  const stretches = stretchesOf(day.why);
  const words = { t, clock, day: format.day, number: format.number };
  const endWrong = day.status === 'left-early' || day.status === 'no-check-out';
  return (
    <div className={styles.why}>
      <StatusWord status={day.status} remote={day.remote} />
      <Facts
        of={[
          [t('attendance.why.times'), told.times(day)],
          [t('attendance.why.cost'), told.cost(day)],
        ]}
      />
      {stretches.length > 0 ? <Minutes of={stretches} /> : null}
      <section>
        <h3>{t('attendance.why.steps')}</h3>
        <ol className={styles.steps}>
          {whyLines(day.why, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      {day.closed ? null : <p className={styles.quiet}>{t('attendance.why.stillOpen')}</p>}
      {own && day.kind === 'work' ? (
        <div className={styles.acts} data-print="never">
          {(['correction', 'duty', 'permission'] as const).map((kind) => (
            <Button
              key={kind}
              component={Link}
              to={requestsPath}
              search={{ ask: kind, day: day.day, ...(endWrong ? { direction: 'out' } : {}) } as never}
              variant="default"
              leftSection={<FilePenLine size={16} aria-hidden="true" />}
            >
              {t(`attendance.ask.${kind}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Minutes({ of }: { of: readonly Stretch[] }) {
  const { t } = useTranslation();
  const { clock, length } = useAttendanceWords();
  return (
    <section>
      <h3>{t('attendance.why.minutes')}</h3>
      <div className={styles.bar} aria-hidden="true">
        {of.map(({ from, minutes, kind }) => (
          <span key={from} data-kind={kind} style={{ flexGrow: minutes }} />
        ))}
      </div>
      <ul className={styles.stretches}>
        {of.map(({ from, to, minutes, kind, mark, basis }) => (
          <li key={from} data-kind={kind}>
            <span className={styles.times}>{`${clock(from)}–${clock(to)}`}</span>
            <span>
              {[t(`attendance.minute.${kind}`), mark ? t(`attendance.mark.${mark}`) : null, length(minutes)]
                .filter(Boolean)
                .join(', ')}
              <small>{citedAs(basis, t)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
