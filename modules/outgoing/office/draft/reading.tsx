import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { paperAddress, previewAddress } from '../file-addresses.ts';
import { VersionsPanel } from '../history/versions-panel.tsx';
import { LetterPages } from '../pages/letter-pages.tsx';
import { SignActs } from '../signing/sign-acts.tsx';
import { StepActs } from '../step/step-acts.tsx';
import { WayTaken } from '../way/way-taken.tsx';
import { Holders } from '../words/holders.tsx';
import { CannotFinish } from './cannot-finish.tsx';
import { CommentsPart } from './comments-part.tsx';
import styles from './draft.module.css';
import { DraftFactList } from './draft-facts.tsx';
import { DraftTimeline } from './draft-timeline.tsx';
import { ReturnedNote } from './returned-note.tsx';

/** A letter as who decides on it reads it: the paper first, the act beside it, then who has it and what happened. */
export function Reading({ draft, onMend }: { draft: DraftView; onMend: () => void }) {
  const { t } = useTranslation();
  // Once somebody signed it the paper is what it is, also where it was ended before the last signature.
  const printed = draft.steps.some(({ state }) => state === 'signed');
  return (
    <div className={styles.page}>
      <div className={styles.document}>
        <LetterPages
          source={printed ? 'paper' : 'preview'}
          input={{ draftId: draft.id }}
          stamp={`${draft.revision}.${draft.version}.${draft.stage}`}
          paper={draft.kind.paper}
          label={draft.facts.subject}
          pdf={printed ? paperAddress(draft.id) : previewAddress(draft.id)}
        />
      </div>
      <div className={styles.side}>
        <CannotFinish draft={draft} />
        <StepActs draft={draft} editing={false} onEdit={onMend} />
        <SignActs draft={draft} />
        <ReturnedNote draft={draft} />
        {draft.holders.length > 0 ? (
          <Panel title={t('outgoing.draft.holders')}>
            <Holders of={draft.holders} full />
          </Panel>
        ) : null}
        {draft.steps.length > 0 ? (
          <Panel title={t('outgoing.tab.way')}>
            <WayTaken draft={draft} />
          </Panel>
        ) : null}
        <CommentsPart draft={draft} />
        <Panel title={t('outgoing.tab.fields')}>
          <DraftFactList draft={draft} />
        </Panel>
        <Panel title={t('outgoing.versions.title')}>
          <VersionsPanel draft={draft} />
        </Panel>
        <Panel title={t('outgoing.draft.timeline')}>
          <DraftTimeline draftId={draft.id} />
        </Panel>
      </div>
    </div>
  );
}
