import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { isDay } from '#office/design/form/day-typed.ts';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useSession } from '#office/session/use-session.ts';
import type { PreviewView } from '../../contract/request-view.ts';
import { requests } from '../../contract/requests.ts';
import styles from '../leave.module.css';
import { BalanceParts, WhyBalance } from '../words/balance-parts.tsx';
import { RefusalLine } from '../words/refusal-line.tsx';
import { useLeaveWords } from '../words/use-leave-words.ts';
import type { PreviewAsked } from './ask-values.ts';

const typingPause = 350;

/** What would come of the form as it stands; asked while it is filled in, and nothing of it is kept. */
export function PreviewPanel({ asked }: { asked: unknown }) {
  const { t } = useTranslation();
  const session = useSession();
  const [paused] = useDebouncedValue(JSON.stringify(asked), typingPause);
  const question = JSON.parse(paused) as PreviewAsked;
  const ready = isDay(question.first) && isDay(question.last);
  const answer = useQuery({
    queryKey: [requests.preview.id, paused],
    queryFn: ({ signal }) => call(requests.preview, question, { signal, unasked: true }),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={t('leave.preview.title')} hint={t('leave.preview.hint')}>
      {!ready ? <NothingYet>{t('leave.preview.later')}</NothingYet> : null}
      {ready && answer.error ? <ErrorState compact error={answer.error} /> : null}
      {ready && answer.data ? (
        <div className={styles.stack} aria-live="polite" aria-busy={answer.isFetching}>
          <Preview of={answer.data} own={!question.personId || question.personId === session.person.id} />
        </div>
      ) : null}
    </Panel>
  );
}

interface PreviewProps {
  of: PreviewView;
  /** Leave of the reader. */
  own: boolean;
}

function Preview({ of: preview, own }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useLeaveWords();
  const { superior, official, notice, desksFault, substituteFault } = preview;
  const named = (post: PreviewView['superior']) =>
    post ? `${post.name} · ${post.holder ?? t('leave.vacant')}` : null;
  return (
    <>
      <Refusals of={preview} own={own} />
      <Facts
        of={[
          [t('leave.preview.length'), words.length(preview.length)],
          [
            t('leave.preview.workingDays'),
            preview.workingDays && words.days(preview.workingDays) !== words.length(preview.length)
              ? words.days(preview.workingDays)
              : null,
          ],
          [
            t('leave.preview.charged'),
            preview.charged ? words.days(preview.charged) : t('leave.preview.free'),
          ],
          [t('leave.preview.backOn'), preview.backOn ? format.longDay(preview.backOn) : null],
          [t('leave.preview.superior'), named(superior)],
          [t('leave.preview.official'), notice ? t('leave.preview.notice') : named(official)],
        ]}
      />
      {desksFault || substituteFault ? (
        <ul className={styles.refusals}>
          {[desksFault, substituteFault].map((code) =>
            code ? <li key={code}>{t(`errors.${code}`)}</li> : null,
          )}
        </ul>
      ) : null}
      {preview.balances.map(({ before, after }) => (
        <div key={after.year}>
          <p className={styles.quiet}>
            {t('leave.preview.balance', {
              year: after.year,
              before: words.amount(before.total),
              after: words.amount(after.total),
            })}{' '}
            <WhyBalance balance={after} />
          </p>
          <BalanceParts balance={after} />
        </div>
      ))}
    </>
  );
}

/** What stands against it, each with its article, and what is only worth knowing. */
function Refusals({ of: preview, own }: PreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { span } = useLeaveWords();
  const { refusals, shortDays, alsoAway, standsInFor, unknownYears } = preview;
  const told = [refusals, shortDays, alsoAway, standsInFor, unknownYears];
  if (told.every((all) => all.length === 0))
    return <p className={styles.quiet}>{t('leave.preview.nothingAgainst')}</p>;
  return (
    <ul className={styles.refusals}>
      {refusals.map((refusal) => (
        <RefusalLine key={refusal.code} refusal={refusal} />
      ))}
      {shortDays.length > 0 ? (
        <li data-tone="warn">
          {t('leave.preview.short', {
            days: shortDays.map(({ day }) => format.shortDay(day)).join(', '),
            least: shortDays[0]?.least,
          })}
        </li>
      ) : null}
      {alsoAway.length > 0 ? (
        <li data-tone="warn">
          {t('leave.preview.alsoAway', {
            people: alsoAway
              .map((one) => {
                const days = span(one);
                return `${one.person.name} (${one.granted ? days : t('leave.preview.asks', { days })})`;
              })
              .join('; '),
          })}
        </li>
      ) : null}
      {standsInFor.length > 0 ? (
        <li data-tone="warn">
          {t(own ? 'leave.preview.standsInFor' : 'leave.preview.standsInForOther', {
            people: standsInFor.map((one) => `${one.person.name} (${span(one)})`).join('; '),
          })}
        </li>
      ) : null}
      {unknownYears.length > 0 ? (
        <li data-tone="warn">{t('leave.preview.unknownYears', { years: unknownYears.join(', ') })}</li>
      ) : null}
    </ul>
  );
}
