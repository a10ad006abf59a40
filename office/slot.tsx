import { ErrorBoundary } from './design/feedback/error-boundary.tsx';
import { WaitingShape } from './design/feedback/lazy-part.tsx';
import { LoadingRows } from './design/states/loading-rows.tsx';
import { useModules } from './shell/office-modules.ts';

interface SlotProps {
  /** The place, by the thing and what is asked for: `letter.dispositions`. */
  name: string;
  /** The id of the thing that the page shows. */
  subjectId: string;
  /** What is being written about it and was not sent yet, as the place says. */
  draft?: unknown;
  /** Nothing stands there while it loads: for small parts in rows. */
  quiet?: boolean;
}

/** A place on a page that other modules fill with what they know of its subject; empty where none does. */
export function Slot({ name, subjectId, draft, quiet = false }: SlotProps) {
  const modules = useModules();
  return modules.map(({ name: module, slots }) => {
    const Filling = slots?.[name];
    return Filling ? (
      <ErrorBoundary key={module} resetOn={subjectId}>
        <WaitingShape value={quiet ? null : <LoadingRows rows={3} />}>
          <Filling subjectId={subjectId} draft={draft} />
        </WaitingShape>
      </ErrorBoundary>
    ) : null;
  });
}
