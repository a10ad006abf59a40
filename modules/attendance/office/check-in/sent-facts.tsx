import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, Clock3, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import { useStore } from '#office/state/store.ts';
import type { CheckInView } from '../../contract/check-ins.ts';
import type { Direction } from '../../contract/terms.ts';
import type { Sending } from '../device/check-in-box.ts';
import { keptCheckIns } from '../device/kept-check-ins.ts';
import { useReviewWords } from '../words/use-review-words.ts';
import styles from './check-in.module.css';
import { Where } from './history-panel.tsx';
import { StandingBadge } from './standing-badge.tsx';
import { useRefusalWords } from './use-refusal-words.ts';

interface SentFactsProps {
  sent: Sending;
  direction: Direction;
  onClose: () => void;
}

/** What became of a check-in: it counts, it awaits a look and why, it is on this phone, or it was refused. */
export function SentFacts({ sent, direction, onClose }: SentFactsProps) {
  const { t } = useTranslation();
  const result = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the focus goes to what became of it.
  useEffect(() => result.current?.focus(), []);
  return (
    <div ref={result} className={styles.sheet} role="status" tabIndex={-1}>
      {sent.state === 'arrived' ? <Arrived checkIn={sent.checkIn} /> : null}
      {sent.state === 'waits' ? <Waits direction={direction} /> : null}
      {sent.state === 'refused' ? <Refused code={sent.code} /> : null}
      <Button size="lg" fullWidth onClick={onClose}>
        {t('office.close')}
      </Button>
    </div>
  );
}

function Headline({ icon: Icon, tone, children }: { icon: LucideIcon; tone: string; children: ReactNode }) {
  return (
    <p className={styles.headline} data-tone={tone}>
      <Icon size={40} aria-hidden="true" />
      <strong>{children}</strong>
    </p>
  );
}

function Arrived({ checkIn }: { checkIn: CheckInView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useReviewWords();
  const { direction, standing, secondProof } = checkIn;
  return (
    <>
      <Headline
        icon={standing === 'counts' ? CircleCheck : Clock3}
        tone={standing === 'counts' ? 'good' : 'wait'}
      >
        {t(`attendance.sent.${direction}`, { at: format.time(checkIn.at) })}
      </Headline>
      <p className={styles.middle}>
        <StandingBadge standing={standing} />
      </p>
      <ul className={styles.spots}>
        <li>
          <Where checkIn={checkIn} />
        </li>
        {secondProof === 'not-asked' ? null : <li>{t(`attendance.second-proof.${secondProof}`)}</li>}
        {words.times(checkIn).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {standing === 'awaits' ? <p className={styles.quiet}>{t('attendance.sent.awaits')}</p> : null}
    </>
  );
}

function Waits({ direction }: { direction: Direction }) {
  const { t } = useTranslation();
  const unkept = useStore(keptCheckIns).some((kept) => kept.unkept);
  return (
    <>
      <Headline icon={Clock3} tone="wait">
        {t(unkept ? `attendance.sent.unkept.${direction}` : `attendance.sent.kept.${direction}`)}
      </Headline>
      <p>{t(unkept ? 'attendance.box.unkept' : 'attendance.sent.keptHint')}</p>
    </>
  );
}

function Refused({ code }: { code: string }) {
  const { t } = useTranslation();
  const why = useRefusalWords();
  return (
    <>
      <Headline icon={CircleAlert} tone="bad">
        {t('attendance.sent.refused')}
      </Headline>
      <p>{why(code)}</p>
    </>
  );
}
