import { Button, Loader } from '@mantine/core';
import { CircleHelp, LocateFixed, type LucideIcon, MapPinCheck, MapPinOff, MapPinX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { Verdict } from '../../contract/check-ins.ts';
import styles from './check-in.module.css';
import type { Where } from './where-is.ts';

const icons: Readonly<Record<Verdict, LucideIcon>> = {
  in: MapPinCheck,
  uncertain: CircleHelp,
  out: MapPinX,
  'no-position': MapPinOff,
  'no-place': MapPinCheck,
};

/** What the phone said of where it is, and what that means; null while it is asked. */
export function PositionFacts({ where, onAgain }: { where: Where | null; onAgain: () => void }) {
  const { t } = useTranslation();
  const words = usePositionWords();
  if (!where)
    return (
      <div className={styles.position} role="status">
        <p className={styles.line}>
          <Loader size="sm" aria-hidden="true" />
          {t('attendance.position.asking')}
        </p>
        <p className={styles.quiet}>{t('attendance.position.allow')}</p>
      </div>
    );
  const Icon = icons[where.verdict];
  const settled = where.verdict === 'in' || where.verdict === 'no-place' || where.elsewhere;
  return (
    <div className={styles.position} data-verdict={where.elsewhere ? 'in' : where.verdict} role="status">
      <p className={styles.line}>
        <Icon size={24} aria-hidden="true" />
        <strong>{words.finding(where)}</strong>
      </p>
      {words.hints(where).map((hint) => (
        <p key={hint} className={styles.quiet}>
          {hint}
        </p>
      ))}
      {settled && where.position ? null : (
        <Button
          variant="default"
          leftSection={<LocateFixed size={16} aria-hidden="true" />}
          onClick={onAgain}
        >
          {t('attendance.position.again')}
        </Button>
      )}
    </div>
  );
}

function usePositionWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const metres = (count: number) =>
    count < 1_000 ? `${format.number(Math.round(count), 0)} m` : `${format.number(count / 1_000, 1)} km`;
  return {
    finding: ({ verdict, place, distanceM, unknown }: Where): string =>
      t(`attendance.position.${unknown ? 'unknown' : verdict}`, {
        place: place?.name ?? '',
        distance: metres(distanceM),
      }),
    hints: ({ verdict, position, why, elsewhere }: Where): string[] =>
      [
        position ? t('attendance.position.accuracy', { accuracy: metres(position.accuracyM) }) : null,
        why ? t(`attendance.position.why.${why}`) : null,
        elsewhere ? t('attendance.position.elsewhere') : null,
        !elsewhere && verdict === 'uncertain' ? t('attendance.position.getBetter') : null,
        !elsewhere && verdict === 'out' ? t('attendance.position.outHint') : null,
      ].filter((hint) => hint !== null),
  };
}
