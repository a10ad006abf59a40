import { LoaderCircle } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { ErrorState } from '../states/error-state.tsx';
import styles from './read-result.module.css';

interface ReadResultProps {
  /** Takes the focus when something was answered. */
  focus: RefObject<HTMLDivElement | null>;
  /** What is done with the file at this moment; nothing while it rests. */
  busy: string | null;
  error: unknown;
  onRetry: () => void;
  /** What came of the file. */
  children: ReactNode;
}

/** What becomes of a file that was handed over: it is read, could not be, or this came of it. */
export function ReadResult({ focus, busy, error, onRetry, children }: ReadResultProps) {
  return (
    <div ref={focus} tabIndex={-1} className={styles.result} aria-live="polite">
      {busy ? (
        <p className={styles.busy}>
          <LoaderCircle size={18} className="spin" aria-hidden="true" />
          {busy}
        </p>
      ) : null}
      {error && !busy ? <ErrorState error={error} onRetry={onRetry} /> : null}
      {busy || error ? null : children}
    </div>
  );
}
