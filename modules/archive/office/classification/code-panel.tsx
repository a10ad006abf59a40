import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { operationQuery, useOperation } from '#office/data/use-operation.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { RuledFacts } from '#office/design/ruled-facts.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { type ClassificationView, classifications, type RuleView } from '../../contract/classifications.ts';
import { capital } from '../words/capital.ts';
import styles from './classification.module.css';

interface CodePanelProps {
  code: string | undefined;
  day: string | undefined;
}

/** A code with its row of the schedule, or that of the nearest code above it. */
export function CodePanel({ code, day }: CodePanelProps) {
  const { t } = useTranslation();
  if (!code)
    return (
      <Panel title={t('archive.classification.rule')}>
        <NothingYet>{t('archive.classification.chooseOne')}</NothingYet>
      </Panel>
    );
  return <Chosen code={code} day={day} />;
}

function Chosen({ code, day }: { code: string; day: string | undefined }) {
  const { t } = useTranslation();
  const on = day ? { day } : {};
  const answer = useOperation(classifications.browse, { under: code, ...on });
  const line = answer.data?.line ?? [];
  // What stands on the way is read already by the tree.
  const levels = useQueries({
    queries: line.map((_, at) =>
      operationQuery(classifications.browse, at === 0 ? on : { under: line[at - 1]!.code, ...on }),
    ),
  });
  const entries = line.flatMap(({ code: one }, at): ClassificationView[] =>
    (levels[at]?.data?.items ?? []).filter((item) => item.code === one),
  );
  const entry = entries.find((one) => one.code === code);
  const ruling = entries.findLast(({ rule }) => rule !== null);
  if (!answer.data) return <AnswerState of={answer} />;
  return (
    <Panel
      title={`${code} ${line.at(-1)?.title ?? ''}`}
      hint={line
        .slice(0, -1)
        .map(({ title }) => title)
        .join(' › ')}
    >
      {ruling?.rule ? (
        <>
          {ruling.code === code ? null : (
            <p className={styles.inherited}>
              {t('archive.classification.inherited', { code: ruling.code, title: ruling.title })}
            </p>
          )}
          <Rule rule={ruling.rule} securityClass={entry?.securityClass ?? null} />
        </>
      ) : (
        <NothingYet>{t('archive.classification.noRule')}</NothingYet>
      )}
    </Panel>
  );
}

function Rule({ rule, securityClass }: { rule: RuleView; securityClass: string | null }) {
  const { t } = useTranslation();
  const period = (years: number, trigger: string | null) =>
    trigger
      ? t('archive.classification.yearsAfter', { count: years, trigger })
      : t('archive.classification.years', { count: years });
  return (
    <RuledFacts
      of={[
        [t('archive.classification.active'), period(rule.activeYears, rule.activeTrigger)],
        [t('archive.classification.inactive'), period(rule.inactiveYears, rule.inactiveTrigger)],
        [t('archive.classification.fate'), capital(t(`archive.fate.${rule.fate}`))],
        [t('archive.classification.exception'), rule.exception],
        [
          t('archive.classification.class'),
          securityClass ? t(`letters.class.${securityClass}`) : t('archive.classification.classOpen'),
        ],
      ]}
    />
  );
}
