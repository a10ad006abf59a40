import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Eye, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '#office/design/feedback/error-boundary.tsx';
import { WaitingShape } from '#office/design/feedback/lazy-part.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { DraftEditor } from '../editor/draft-editor.tsx';
import { FieldsPanel } from '../fields/fields-panel.tsx';
import { useSavedFacts } from '../fields/use-saved-facts.ts';
import { VersionsPanel } from '../history/versions-panel.tsx';
import { PreviewPane } from '../pages/preview-pane.tsx';
import { StepActs } from '../step/step-acts.tsx';
import { SubmitDialog } from '../way/submit-dialog.tsx';
import { useWay } from '../way/use-way.ts';
import { WayEditor } from '../way/way-editor.tsx';
import { WayTaken } from '../way/way-taken.tsx';
import { CoWritersRow } from './co-writers-row.tsx';
import styles from './draft.module.css';
import { DraftHead } from './draft-head.tsx';
import { DraftTimeline } from './draft-timeline.tsx';
import { ReturnedNote } from './returned-note.tsx';
import { SideTabs } from './side-tabs.tsx';
import { SourceLine } from './source-line.tsx';

interface WritingProps {
  draft: DraftView;
  /** Back to reading, for who only mends it at their step. */
  onRead: (() => void) | null;
}

/** A letter that is being written: the text in the middle, what stands round it beside, how it will look, its way. */
export function Writing({ draft, onRead }: WritingProps) {
  const { t } = useTranslation();
  const saved = useSavedFacts(draft);
  const way = useWay(draft);
  const [submitting, setSubmitting] = useState(false);
  const phone = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const panels = [
    {
      id: 'fields',
      label: t('outgoing.tab.fields'),
      content: <FieldsPanel draft={draft} saved={saved} />,
      keeps: true,
    },
    { id: 'preview', label: t('outgoing.tab.preview'), content: <PreviewPane draft={draft} /> },
    {
      id: 'way',
      label: t('outgoing.tab.way'),
      content: draft.can.submit ? (
        <>
          <WayEditor draft={draft} way={way} />
          {draft.steps.length > 0 ? <WayTaken draft={draft} /> : null}
        </>
      ) : (
        <WayTaken draft={draft} />
      ),
    },
    {
      id: 'history',
      label: t('outgoing.tab.history'),
      content: (
        <>
          <VersionsPanel draft={draft} />
          <DraftTimeline draftId={draft.id} />
        </>
      ),
    },
  ];
  return (
    <>
      <DraftHead
        draft={draft}
        acts={
          <>
            {onRead ? (
              <Button variant="default" leftSection={<Eye size={16} aria-hidden="true" />} onClick={onRead}>
                {t('outgoing.edit.leave')}
              </Button>
            ) : null}
            {draft.can.submit ? (
              <Button leftSection={<Send size={16} aria-hidden="true" />} onClick={() => setSubmitting(true)}>
                {t('outgoing.submit.verb')}
              </Button>
            ) : null}
          </>
        }
      />
      <SourceLine draft={draft} />
      <ReturnedNote draft={draft} />
      <CoWritersRow draft={draft} />
      {draft.stage === 'review' ? <StepActs draft={draft} editing onEdit={() => {}} /> : null}
      <ErrorBoundary resetOn={draft.id}>
        <WaitingShape value={<LoadingRows rows={8} tall />}>
          {phone ? (
            <SideTabs
              label={t('outgoing.draft.parts')}
              tabs={[
                {
                  id: 'text',
                  label: t('outgoing.tab.text'),
                  content: <DraftEditor draft={draft} />,
                  keeps: true,
                },
                ...panels,
              ]}
            />
          ) : (
            <div className={styles.writing}>
              <DraftEditor
                draft={draft}
                besides={<SideTabs label={t('outgoing.draft.parts')} tabs={panels} />}
              />
            </div>
          )}
        </WaitingShape>
      </ErrorBoundary>
      <SubmitDialog
        draft={draft}
        way={way}
        saved={saved}
        opened={submitting}
        onClose={() => setSubmitting(false)}
      />
    </>
  );
}
