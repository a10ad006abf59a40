import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { configuration, type PaperRules } from '../../contract/configuration.ts';
import { LayoutPanel } from './layout-panel.tsx';
import { LetterPreview, type Trying } from './letter-preview.tsx';
import { MeasuresPanel } from './measures-panel.tsx';
import styles from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';
import { WordsPanel } from './words-panel.tsx';

const parts = ['measures', 'words', 'layout'] as const;
type Part = (typeof parts)[number];

/** Margins, words and layouts, beside a letter that shows them before they are decided. */
export function PaperPage() {
  const { t } = useTranslation();
  const answer = useOperation(configuration.paper, {});
  return (
    <>
      <PageHeader title={t('outgoing.settings.paper')} detail={t('outgoing.settings.paperDetail')} />
      <SettingsTabs />
      <AnswerState of={answer} loading={<LoadingRows rows={8} />} />
      {answer.data ? <PaperDesk rules={answer.data} /> : null}
    </>
  );
}

function PaperDesk({ rules }: { rules: PaperRules }) {
  const { t } = useTranslation();
  const kinds = useOperation(configuration.kinds, {});
  const [part, setPart] = useState<Part>('measures');
  const [kindCode, setKindCode] = useState('SDINAS');
  const [trying, setTrying] = useState<Trying>({});
  const all = kinds.data?.items ?? [];
  const show = (next: Part) => {
    setPart(next);
    setTrying({});
  };
  return (
    <div className={styles.beside}>
      <div className={styles.stack}>
        <SegmentedControl
          aria-label={t('outgoing.settings.paper')}
          value={part}
          onChange={(next) => show(next as Part)}
          data={parts.map((value) => ({ value, label: t(`outgoing.paper.${value}`) }))}
        />
        {part === 'measures' ? (
          <MeasuresPanel
            pages={rules.pages}
            onTry={setTrying}
            onPaper={(paper) => {
              const fitting = all.find((kind) => kind.paper === paper);
              if (fitting && all.find(({ code }) => code === kindCode)?.paper !== paper)
                setKindCode(fitting.code);
            }}
          />
        ) : null}
        {part === 'words' ? <WordsPanel words={rules.words} onTry={setTrying} /> : null}
        {part === 'layout' ? (
          <LayoutPanel
            layouts={rules.layouts}
            words={rules.words}
            onTry={(layout) => {
              setTrying({ layout });
              const fitting = all.find((kind) => kind.layout === layout.layout);
              if (fitting && all.find(({ code }) => code === kindCode)?.layout !== layout.layout)
                setKindCode(fitting.code);
            }}
          />
        ) : null}
      </div>
      <aside className={styles.stack}>
        <NativeSelect
          label={t('outgoing.paper.shownKind')}
          value={kindCode}
          onChange={(event) => setKindCode(event.currentTarget.value)}
          data={all.length > 0 ? all.map(({ code, name }) => ({ value: code, label: name })) : [kindCode]}
        />
        <LetterPreview of={{ kind: kindCode, ...trying }} />
      </aside>
    </div>
  );
}
