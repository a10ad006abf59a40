import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { lazyPart, WaitingShape } from '#office/design/feedback/lazy-part.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { drafts } from '../../contract/drafts.ts';
import type { DraftId } from '../../contract/terms.ts';
import { FactsDifference } from './facts-difference.tsx';

const DifferenceView = lazyPart(() =>
  import('../editor/difference-view.tsx').then(({ DifferenceView: View }) => View),
);

interface DifferenceDialogProps {
  draftId: DraftId;
  /** Numbers of versions; 0 is the text as it stands now. */
  before: number;
  after: number;
  opened: boolean;
  onClose: () => void;
}

/** What changed from one version to another: the fields in a list, the text as it reads. */
export function DifferenceDialog({ draftId, before, after, opened, onClose }: DifferenceDialogProps) {
  const { t } = useTranslation();
  const title =
    after === 0
      ? t('outgoing.difference.toNow', { before })
      : t('outgoing.difference.title', { before, after });
  return (
    <Dialog opened={opened} onClose={onClose} title={title} wide>
      <Difference draftId={draftId} before={before} after={after} />
    </Dialog>
  );
}

function Difference({ draftId, before, after }: Pick<DifferenceDialogProps, 'draftId' | 'before' | 'after'>) {
  const old = useOperation(drafts.openVersion, { draftId, number: before });
  const now = useOperation(drafts.openVersion, { draftId, number: after });
  if (!old.data) return <AnswerState of={old} loading={<LoadingRows rows={6} />} />;
  if (!now.data) return <AnswerState of={now} loading={<LoadingRows rows={6} />} />;
  return (
    <WaitingShape value={<LoadingRows rows={6} />}>
      <FactsDifference before={old.data.facts} after={now.data.facts} />
      <DifferenceView before={old.data.text} after={now.data.text} />
    </WaitingShape>
  );
}
