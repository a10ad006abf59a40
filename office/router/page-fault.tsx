import { useEffect } from 'react';
import { partMissing } from '../design/feedback/lazy-part.tsx';
import { ErrorState } from '../design/states/error-state.tsx';
import { codeOf } from '../design/states/error-text.ts';
import { pageHoldsInput } from '../state/held-input.ts';

interface PageFaultProps {
  error: unknown;
  onRetry: () => void;
}

/** A page that cannot be shown. Where a new release has taken its place at the server, that is loaded, once. */
export function PageFault({ error, onRetry }: PageFaultProps) {
  const gone = codeOf(error) === partMissing;
  useEffect(() => {
    if (gone) void loadNewRelease();
  }, [gone]);
  return <ErrorState error={error} onRetry={onRetry} />;
}

const reloadedKey = 'pendopo.reloaded';
/** Whoever comes here again within this time is not helped by loading anew (ms). */
const oftenest = 60_000;

/** Loads the page anew where the server answers, so that not the network was at fault, and nothing is lost by it. */
async function loadNewRelease(): Promise<void> {
  const { pathname } = location;
  const [last, at] = (sessionStorage.getItem(reloadedKey) ?? '').split(' ');
  if (!navigator.onLine || (last === pathname && Date.now() - Number(at) < oftenest)) return;
  const answer = await fetch(import.meta.env.BASE_URL, { method: 'HEAD', cache: 'no-store' }).catch(
    () => null,
  );
  if (!answer?.ok || location.pathname !== pathname || pageHoldsInput()) return;
  sessionStorage.setItem(reloadedKey, `${pathname} ${Date.now()}`);
  location.reload();
}
