import { CalendarClock, CirclePlus, FastForward, History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useToday } from '#office/format/use-today.ts';
import { type PatternVersionView, type PatternView, patterns } from '../../contract/patterns.ts';
import styles from '../calendar.module.css';
import { CalendarTabs } from '../calendar-tabs.tsx';
import { useBasisWords } from '../form/use-basis-words.ts';
import { usePeriodWords } from '../form/use-period-words.ts';
import { PatternForm } from './pattern-form.tsx';
import { RuleTable } from './rule-table.tsx';

/** The working patterns: that of the law, and those of the agency with their versions. */
export function PatternsPage() {
  const { t } = useTranslation();
  const answer = useOperation(patterns.list, {});
  const items = answer.data?.items ?? [];
  const law = items[0]?.versions[0]?.rule;
  const manages = answer.data?.can.manage ?? false;
  return (
    <>
      <PageHeader
        title={t('calendar.patterns.title')}
        detail={t('calendar.patterns.detail')}
        actions={
          manages && law ? (
            <DialogButton verb={t('calendar.patterns.create')} icon={CirclePlus} wide keeps>
              {(close) => <PatternForm of={null} like={law} onEnd={close} />}
            </DialogButton>
          ) : null
        }
      />
      <CalendarTabs />
      <AnswerState of={answer} />
      <div className={styles.stack}>
        {items.map((pattern) => (
          <PatternPanel key={pattern.id} pattern={pattern} manages={manages} />
        ))}
      </div>
    </>
  );
}

/** The version in force is open, the others can be. */
function PatternPanel({ pattern, manages }: { pattern: PatternView; manages: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const [latest] = pattern.versions;
  const shown = pattern.versions.find(({ startsOn }) => startsOn <= today) ?? latest;
  return (
    <Panel
      title={pattern.name ?? t('calendar.patterns.law')}
      hint={pattern.id ? null : t('calendar.patterns.lawHint')}
      acts={
        manages && pattern.id && latest ? (
          <DialogButton verb={t('calendar.patterns.follow')} icon={FastForward} look="small" wide keeps>
            {(close) => <PatternForm of={pattern} like={latest.rule} onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      <div className={styles.stack}>
        {pattern.versions.map((version) => (
          <Version key={version.startsOn} version={version} open={version === shown} />
        ))}
      </div>
    </Panel>
  );
}

function Version({ version, open }: { version: PatternVersionView; open: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const basis = useBasisWords();
  const period = usePeriodWords();
  const over = version.lastDay !== null && version.lastDay < today;
  return (
    <details open={open}>
      <summary>
        {period(version)}{' '}
        {over ? <StatusBadge tone="neutral" icon={History} label={t('calendar.period.over')} /> : null}
        {version.startsOn > today ? (
          <StatusBadge tone="wait" icon={CalendarClock} label={t('calendar.period.later')} />
        ) : null}
      </summary>
      <p className={styles.quiet}>
        {basis(version.basis)} · {version.basis.decidedBy}
      </p>
      <RuleTable rule={version.rule} />
    </details>
  );
}
