import { Button } from '@mantine/core';
import { CircleCheck, CircleDashed, ScanSearch, ShieldAlert, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { type DrillState, type DrillView, drills } from '../contract/drills.ts';
import { factName, thingName } from './finding-sentence.ts';
import styles from './ledger.module.css';

/** Milliseconds between two looks while a drill is under way, and otherwise. */
const pace = { open: 1_500, idle: 15_000 };

/** Alters a letter behind the application and shows how long the monitor takes to name it. Nothing where it is not allowed. */
export function DrillPanel() {
  const { t } = useTranslation();
  const answer = useOperation(drills.show, {}, { every: (last) => (isOpen(last) ? pace.open : pace.idle) });
  const begin = useAct(drills.begin, { stales: ['ledger.'] });
  const end = useAct(drills.end, { stales: ['ledger.'] });
  if (answer.data && !answer.data.allowed) return null;
  const drill = answer.data?.newest ?? null;
  const open = isOpen(answer.data);
  return (
    <Panel title={t('ledger.drill.title')} hint={t('ledger.drill.hint')}>
      <AnswerState of={answer} compact />
      {begin.error ? <ErrorState compact error={begin.error} /> : null}
      {end.error ? <ErrorState compact error={end.error} /> : null}
      {drill ? <Steps drill={drill} now={answer.data!.now} /> : null}
      {drill && open ? (
        <Button
          leftSection={<Undo2 size={16} aria-hidden="true" />}
          loading={end.isPending}
          onClick={() => end.mutate({ drillId: drill.id })}
        >
          {t('ledger.drill.end')}
        </Button>
      ) : answer.data ? (
        <Button
          color="danger"
          variant="light"
          leftSection={<ScanSearch size={16} aria-hidden="true" />}
          loading={begin.isPending}
          onClick={() => begin.mutate({})}
        >
          {t('ledger.drill.begin')}
        </Button>
      ) : null}
    </Panel>
  );
}

const isOpen = (state: DrillState | undefined) => state?.newest != null && state.newest.endedAt === null;

const secondsBetween = (from: string, to: string) =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000));

/** What was altered, how long ago, what the monitor said, and that it was put back. */
function Steps({ drill, now }: { drill: DrillView; now: string }) {
  const { t } = useTranslation();
  const seconds = useSecondsSince(drill, now);
  const thing = thingName(t, drill);
  const fact = factName(t, drill.fact);
  const { namedAt, endedAt } = drill;
  return (
    <ol className={styles.steps} aria-label={t('ledger.drill.steps')}>
      <li className={styles.step} data-done="true">
        <CircleCheck size={18} aria-hidden="true" />
        <span className={styles.changed}>
          {drill.was === null
            ? t('ledger.drill.alteredOnce', { thing, fact })
            : t('ledger.drill.altered', { thing, fact, was: drill.was, became: drill.became })}
        </span>
      </li>
      {namedAt ? (
        <li className={styles.step} data-found="true" role="status">
          <ShieldAlert size={18} aria-hidden="true" />
          <strong>
            {t('ledger.drill.named', { thing, fact, count: secondsBetween(drill.begunAt, namedAt) })}
          </strong>
        </li>
      ) : endedAt ? (
        <li className={styles.step} data-waits="true">
          <CircleDashed size={18} aria-hidden="true" />
          {t('ledger.drill.tooEarly')}
        </li>
      ) : (
        <li className={styles.step} data-waits="true">
          <CircleDashed size={18} aria-hidden="true" />
          <span className={styles.clock}>{t('ledger.drill.waiting', { count: seconds })}</span>
        </li>
      )}
      {endedAt ? (
        <li className={styles.step} data-done="true">
          <CircleCheck size={18} aria-hidden="true" />
          {t('ledger.drill.ended')}
        </li>
      ) : null}
    </ol>
  );
}

/** Seconds since the drill began, by the clock of the server, going on between two looks. */
function useSecondsSince({ begunAt }: DrillView, now: string): number {
  const told = secondsBetween(begunAt, now);
  const [heard, setHeard] = useState(() => ({ told, at: Date.now() }));
  const [, tick] = useState(0);
  useEffect(() => setHeard({ told, at: Date.now() }), [told]);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return heard.told + Math.floor((Date.now() - heard.at) / 1_000);
}
