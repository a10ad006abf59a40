import { useTranslation } from 'react-i18next';
import { isDay } from '#office/design/form/day-typed.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { Refusal } from '../../contract/refusals.ts';
import styles from '../leave.module.css';
import { useLeaveWords } from './use-leave-words.ts';

/** What stands against a leave, with its article. */
export function RefusalLine({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { basis } = useLeaveWords();
  return (
    <li>
      {t(`errors.${refusal.code}`, spokenParams(refusal, format.day))}
      {refusal.basis ? <span className={styles.basis}>{basis(refusal.basis)}</span> : null}
    </li>
  );
}

/** Days in words; lists are told by the form itself. */
function spokenParams({ params }: Refusal, day: (value: string) => string) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && isDay(value) ? day(value) : value,
    ]),
  );
}
