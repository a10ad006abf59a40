import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Panel } from '#office/design/panel.tsx';
import { RuledFacts } from '#office/design/ruled-facts.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { useSubjectPath } from '#office/shell/office-modules.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import { retention } from '../../contract/retention.ts';
import type { SourceModule } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import { subjectKinds } from '../filed/subject-kinds.ts';
import { capital } from '../words/capital.ts';
import { DescribeRecord, FormerDescriptions } from './describe-record.tsx';

/** What is known of the record; empty facts are left out. */
export function RecordFacts({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pathOf = useSubjectPath();
  const { source } = record;
  const path =
    source && !record.emergency ? pathOf(subjectKinds[source.module as SourceModule] ?? '', source.id) : null;
  return (
    <Panel
      title={t('archive.record.facts')}
      acts={record.can.describe ? <DescribeRecord record={record} /> : undefined}
    >
      <RuledFacts
        of={[
          [t('archive.field.recordNumber'), record.number],
          [t('archive.field.recordDate'), record.recordDate && format.day(record.recordDate)],
          [t('archive.field.party'), record.party],
          [t('archive.field.code'), [record.code, record.codeTitle].filter(Boolean).join(' ')],
          [t('archive.field.class'), t(`letters.class.${record.securityClass}`)],
          [t('archive.field.copyState'), capital(t(`archive.copy-state.${record.copyState}`))],
          [t('archive.field.medium'), capital(t(`archive.medium.${record.medium}`))],
          [t('archive.field.sheets'), record.pages === null ? '' : format.number(record.pages)],
          [
            t('archive.record.source'),
            source && path ? (
              <Link key="source" to={path}>
                {t(`archive.source.${source.module}`)}
              </Link>
            ) : (
              ''
            ),
          ],
          [t('archive.record.exception'), <Exception key="exception" record={record} />],
        ]}
      />
      <FormerDescriptions record={record} />
    </Panel>
  );
}

/** Whether it falls under the exception of its rule; judged by the records unit. */
function Exception({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const may = useMay();
  const { id: recordId, excepted } = record;
  const judgeAgain = useUndo(retention.judgeException, ['archive.']);
  const judge = useAct(retention.judgeException, {
    stales: ['archive.'],
    onDone: () =>
      toast(
        t('archive.record.judged'),
        excepted === null ? {} : { undo: judgeAgain({ recordId, excepted }, t('archive.record.judgedBack')) },
      ),
  });
  const words = t(`archive.record.excepted.${excepted === null ? 'unknown' : excepted ? 'yes' : 'no'}`);
  if (!may(keepRecordsUnit) || record.emergency) return words;
  return (
    <>
      {words}{' '}
      {[true, false]
        .filter((answer) => answer !== excepted)
        .map((answer) => (
          <Button
            key={String(answer)}
            variant="subtle"
            size="compact-sm"
            loading={judge.isPending && judge.variables?.excepted === answer}
            onClick={() => judge.mutate({ recordId, excepted: answer })}
          >
            {t(`archive.record.judge.${answer ? 'yes' : 'no'}`)}
          </Button>
        ))}
    </>
  );
}
