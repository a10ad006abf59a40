import type { TFunction } from 'i18next';
import { keepsApart, quorumWarnings } from '../../contract/quorum.ts';
import type { WitnessesView } from '../../contract/witnesses.ts';

type Group = WitnessesView['policy']['groups'][number];

export interface Consequence {
  text: string;
  good: boolean;
}

/** The groups as they would be, with one of another size or asked for otherwise. */
export function withGroup(
  groups: readonly Group[],
  name: string,
  change: Partial<Pick<Group, 'of' | 'needs'>>,
): Group[] {
  return groups.map((one) => (one.group === name ? { ...one, ...change } : one)).filter((one) => one.of > 0);
}

/** How many of a group may be away, as a sentence. */
export function awayText(t: TFunction, { of, needs }: Pick<Group, 'of' | 'needs'>): string {
  return t(of === needs ? 'ledger.quorum.noneAway' : 'ledger.quorum.away', { count: of - needs });
}

/** What a policy promises while one witness lies, and what it does not. */
export function consequences(t: TFunction, groups: readonly Group[]): Consequence[] {
  const sizes = groups.map(({ of, needs }) => ({ size: of, needs }));
  const warned = quorumWarnings(sizes)
    .filter((warning) => warning !== 'stops-with-one-away')
    .map((warning) => ({ text: t(`ledger.warning.${warning}`), good: false }));
  return keepsApart(sizes, 1) ? [{ text: t('ledger.quorum.keepsApart'), good: true }, ...warned] : warned;
}
