import { DispositionList } from './disposition-list.tsx';

/** What the posts of the reader gave: who is at work on it, and which reports wait. */
export function GivenPage() {
  return <DispositionList side="given" />;
}
