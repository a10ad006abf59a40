import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useSession } from '#office/session/use-session.ts';
import { units } from '../../contract/units.ts';
import { PostChart } from './post-chart.tsx';
import styles from './structure.module.css';
import { StructureFindings } from './structure-findings.tsx';
import { UnitPanel } from './unit-panel.tsx';
import { UnitTree } from './unit-tree.tsx';

type View = 'units' | 'chart';

interface Address {
  unit?: string;
  view?: string;
}

/** The units of the agency with their posts, and who reports to whom. */
export function StructurePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency } = useSession();
  const tree = useOperation(units.tree, {});
  const { unit: asked, view: askedView } = useSearch({ strict: false }) as Address;
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 200);
  const view: View = askedView === 'chart' ? 'chart' : 'units';
  const show = (changes: Address) => {
    setText('');
    void navigate({ to: '.', search: { unit: asked, view: askedView, ...changes } });
  };
  const all = tree.data?.items ?? [];
  const chosen =
    all.find(({ id }) => id === asked) ?? all.find(({ parentId }) => parentId === null) ?? all[0];

  return (
    <>
      <PageHeader
        title={t('organization.structure.title')}
        detail={
          tree.data
            ? t('organization.structure.detail', {
                agency: agency.name,
                count: all.length,
                units: format.number(all.length),
              })
            : agency.name
        }
      />
      <div className={styles.bar} data-print="never">
        <TextInput
          type="search"
          className={styles.search}
          aria-label={t('organization.structure.search')}
          placeholder={t('organization.structure.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<Search size={16} aria-hidden="true" />}
          rightSection={
            text ? (
              <CloseButton size="sm" aria-label={t('office.list.clearSearch')} onClick={() => setText('')} />
            ) : null
          }
        />
        <SegmentedControl
          aria-label={t('organization.structure.view')}
          value={view}
          onChange={(value) => show({ view: value === 'chart' ? 'chart' : undefined })}
          data={[
            { value: 'units', label: t('organization.structure.units') },
            { value: 'chart', label: t('organization.structure.chart') },
          ]}
        />
      </div>
      <AnswerState of={tree} />
      {tree.data && wanted ? (
        <StructureFindings text={wanted} units={all} onUnit={(id) => show({ unit: id, view: undefined })} />
      ) : null}
      {tree.data && !wanted && view === 'chart' ? <PostChart /> : null}
      {chosen && !wanted && view === 'units' ? (
        <div className={styles.panes}>
          <aside className={styles.tree} aria-label={t('organization.structure.units')}>
            <UnitTree units={all} chosen={chosen.id} onChoose={(unit) => show({ unit })} />
          </aside>
          <UnitPanel key={chosen.id} unit={chosen} units={all} />
        </div>
      ) : null}
    </>
  );
}
