import { useHeldInput } from './use-held-input.ts';

/** Stands among fields that are no form of the contract: says whether they hold something that was typed. */
export function HeldInput({ when }: { when: boolean }) {
  useHeldInput(() => when);
  return null;
}
