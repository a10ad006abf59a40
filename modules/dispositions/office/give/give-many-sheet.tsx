import { useStore } from '#office/state/store.ts';
import { askedToGiveMany } from './asked-to-give-many.ts';
import { GiveSheet } from './give-sheet.tsx';

/** The sheet for several letters, beside the list in which they were chosen. */
export function GiveManySheet() {
  const target = useStore(askedToGiveMany);
  if (!target) return null;
  return <GiveSheet key={target.letterId} target={target} opened onClose={() => askedToGiveMany.set(null)} />;
}
