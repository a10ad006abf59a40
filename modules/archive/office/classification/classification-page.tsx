import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FindSelect } from '#modules/organization/office/pick/find-select.tsx';
import { call } from '#office/data/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DayField, wholeDays } from '#office/design/form/day-field.tsx';
import { isDay } from '#office/design/form/day-typed.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { classifications } from '../../contract/classifications.ts';
import styles from './classification.module.css';
import { ClassificationTabs } from './classification-tabs.tsx';
import { ClassificationTree } from './classification-tree.tsx';
import { CodePanel } from './code-panel.tsx';

/** The classification with its schedule, as of a day: found by words or walked to. */
export function ClassificationPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { code, day: typed } = useSearch({ strict: false }) as { code?: string; day?: string };
  const day = typed && isDay(typed) ? typed : undefined;
  const show = (changes: { code?: string | undefined; day?: string | undefined }) =>
    void navigate({ to: '.', search: { code, day, ...changes } as never, replace: true });
  const top = useOperation(classifications.browse, day ? { day } : {});
  const version = top.data?.version;
  return (
    <>
      <PageHeader
        title={t('archive.classification.title')}
        detail={
          top.data
            ? version
              ? t('archive.classification.basis', {
                  basis: version.basis,
                  day: format.day(version.startsOn),
                })
              : t('archive.classification.unset')
            : null
        }
      />
      <ClassificationTabs />
      <div className={styles.tools}>
        <FindSelect
          of={`codes.${day ?? ''}`}
          label={t('archive.classification.find')}
          placeholder={t('archive.classification.findHint')}
          className={styles.find ?? ''}
          value={null}
          find={async (text, signal) => {
            const { items } = await call(
              classifications.find,
              { q: text.slice(0, 100), ...(day ? { day } : {}) },
              { signal },
            );
            return items.map((one) => ({
              value: one.code,
              label: `${one.code} ${one.title}`,
              detail: one.path,
            }));
          }}
          onChange={(found) => found && show({ code: found })}
        />
        <DayField
          label={t('archive.classification.day')}
          value={day ?? ''}
          onChange={wholeDays((next) => show({ day: next }))}
        />
      </div>
      <div className={styles.beside}>
        <Panel title={t('archive.classification.codes')}>
          <AnswerState of={top} loading={<LoadingRows rows={8} />} />
          {top.data ? (
            <ClassificationTree day={day} chosen={code} onChoose={(next) => show({ code: next })} />
          ) : null}
        </Panel>
        <CodePanel code={code} day={day} />
      </div>
    </>
  );
}
