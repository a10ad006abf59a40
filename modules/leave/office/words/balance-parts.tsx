import { useTranslation } from 'react-i18next';
import { type Explanation, WhyButton } from '#office/design/why-button.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { BalanceView } from '../../contract/request-view.ts';
import { balanceParts } from '../../contract/terms.ts';
import styles from '../leave.module.css';
import { useLeaveWords } from './use-leave-words.ts';

/** What is left of the year before last, of last year and of this year: section V of the form. */
export function BalanceParts({ balance }: { balance: BalanceView }) {
  const { t } = useTranslation();
  const { amount } = useLeaveWords();
  return (
    <div className={styles.parts}>
      {balanceParts.map((part, index) => (
        <div key={part} className={styles.part}>
          <b>{amount(balance.left[part])}</b>
          <span>{t('leave.balance.ofYear', { year: balance.year - 2 + index })}</span>
        </div>
      ))}
    </div>
  );
}

/** "Why?" beside a balance: every line that it came from. */
export function WhyBalance({ balance }: { balance: BalanceView }) {
  const { t } = useTranslation();
  const explanation = useBalanceWords()(balance);
  return <WhyButton of={t('leave.balance.title', { year: balance.year })} explanation={explanation} />;
}

/** Every line that a balance came from, as sentences. */
export function useBalanceWords(): (balance: BalanceView) => Explanation {
  const { t } = useTranslation();
  const format = useFormat();
  const { amount, basis, days } = useLeaveWords();
  const signed = (value: number) => (value > 0 ? `+${amount(value)}` : amount(value));
  return ({ total, lines, year }) => ({
    outcome: t('leave.balance.outcome', { days: days(total), year }),
    steps: lines.map((line) => {
      const { from, on, first, ...others } = line.params;
      const shown = Object.fromEntries(
        Object.entries({ from, on, first }).flatMap(([name, day]) =>
          typeof day === 'string' && day ? [[name, format.day(day)]] : [],
        ),
      );
      const said = t(`leave.line.${line.code}`, { ...others, ...shown, part: t(`leave.part.${line.part}`) });
      const value = line.unit === 'working-day' && line.amount !== 0 ? `${signed(line.amount)}: ` : '';
      return `${value}${said}${line.basis ? ` (${basis(line.basis)})` : ''}`;
    }),
  });
}
