import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { FigureTable } from '#office/design/figure-table.tsx';
import { Facts, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { GroundsView, RequestView } from '../../contract/request-view.ts';
import { requests } from '../../contract/requests.ts';
import { balanceParts } from '../../contract/terms.ts';
import styles from '../leave.module.css';
import { useBalanceWords } from '../words/balance-parts.tsx';
import { RefusalLine } from '../words/refusal-line.tsx';
import { useLeaveWords } from '../words/use-leave-words.ts';

/** What who considers or decides needs to see before they do. */
export function GroundsPanel({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  const answer = useOperation(requests.grounds, { requestId: request.id });
  const grounds = answer.data?.grounds;
  if (grounds === null) return null;
  return (
    <Panel title={t('leave.grounds.title')} hint={t('leave.grounds.hint')}>
      {grounds ? (
        <div className={styles.stack}>
          <Grounds of={grounds} request={request} />
        </div>
      ) : (
        <AnswerState of={answer} compact loading={<LoadingRows rows={4} />} />
      )}
    </Panel>
  );
}

function Grounds({ of: grounds, request }: { of: GroundsView; request: RequestView }) {
  const { t } = useTranslation();
  const { refusals, unknownYears, balances, alsoAway } = grounds;
  const daysSaid = useDaysSaid();
  return (
    <>
      {refusals.length + unknownYears.length > 0 ? (
        <ul className={styles.refusals}>
          {refusals.map((refusal) => (
            <RefusalLine key={refusal.code} refusal={refusal} />
          ))}
          {unknownYears.length > 0 ? (
            <li data-tone="warn">{t('leave.preview.unknownYears', { years: unknownYears.join(', ') })}</li>
          ) : null}
        </ul>
      ) : null}
      {balances.length === 0 ? <p className={styles.quiet}>{t('leave.grounds.free')}</p> : null}
      {balances.map((balance) => (
        <BalanceTable key={balance.after.year} {...balance} />
      ))}
      <Facts
        of={[
          [
            t('leave.grounds.away'),
            alsoAway.length === 0
              ? t('leave.grounds.nobody')
              : alsoAway.map((one) => `${one.person.name} (${daysSaid(one)})`).join('; '),
          ],
          [t('leave.grounds.least'), useStaffingSaid(grounds)],
          [t('leave.ask.substitute'), useSubstituteSaid(grounds, request)],
        ]}
      />
    </>
  );
}

/** Days of leave; of such as nobody decided on yet it is said. */
function useDaysSaid() {
  const { t } = useTranslation();
  const { span } = useLeaveWords();
  return (one: GroundsView['alsoAway'][number]) =>
    one.granted ? span(one) : t('leave.preview.asks', { days: span(one) });
}

function useStaffingSaid({ least, shortDays }: GroundsView): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (least === null) return t('leave.grounds.noLeast');
  if (shortDays.length === 0) return t('leave.grounds.kept', { count: least });
  const days = shortDays
    .map(({ day, present }) => t('leave.grounds.dayShort', { day: format.shortDay(day), present }))
    .join(', ');
  return t('leave.grounds.short', { days, count: least });
}

function useSubstituteSaid({ substituteAway }: GroundsView, { substitute }: RequestView): string {
  const { t } = useTranslation();
  const { span } = useLeaveWords();
  if (!substitute || !substituteAway) return t('leave.grounds.noSubstitute');
  const { name } = substitute;
  if (substituteAway.length === 0) return t('leave.grounds.substituteThere', { name });
  return substituteAway
    .map((one) =>
      t(one.granted ? 'leave.grounds.substituteAway' : 'leave.grounds.substituteAsks', {
        name,
        days: span(one),
      }),
    )
    .join('; ');
}

/** What is left of each year's right, what the leave takes of it, and what is left then; below it every line. */
function BalanceTable({ before, after }: GroundsView['balances'][number]) {
  const { t } = useTranslation();
  const { amount } = useLeaveWords();
  const { steps } = useBalanceWords()(after);
  const row = (name: string, had: number, left: number) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td data-end>{amount(had)}</td>
      <td data-end>{amount(had - left)}</td>
      <td data-end>{amount(left)}</td>
    </tr>
  );
  return (
    <div>
      <FigureTable
        caption={t('leave.grounds.balance', { year: after.year })}
        captionShown
        columns={[
          { name: t('leave.grounds.part') },
          { name: t('leave.grounds.before'), end: true },
          { name: t('leave.grounds.takes'), end: true },
          { name: t('leave.grounds.after'), end: true },
        ]}
      >
        {balanceParts.map((part, index) =>
          row(`${after.year - 2 + index} (${part.toUpperCase()})`, before.left[part], after.left[part]),
        )}
        {row(t('leave.grounds.total'), before.total, after.total)}
      </FigureTable>
      <details className={styles.lines} open>
        <summary>{t('leave.grounds.lines')}</summary>
        <ul>
          {steps?.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </details>
      {after.openingKnown ? null : <p className={styles.quiet}>{t('leave.balance.openingUnknown')}</p>}
    </div>
  );
}
