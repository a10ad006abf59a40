import type { DossierId } from '../../../contract/terms.ts';
import type { LifeCycle } from '../retention/life-cycle.ts';
import type { DisposalLaw } from './disposal-law.ts';
import {
  type DisposalItem,
  type DisposalList,
  type ItemBasis,
  openItems,
  type Seen,
} from './disposal-list.ts';
import type { DropCode } from './refusal.ts';

export function basisOf(life: LifeCycle): ItemBasis {
  const { activeUntil, inactiveUntil, fate, retentionYears } = life;
  return { activeUntil, inactiveUntil, fate, retentionYears };
}

/** Why a dossier may not be on a list of a kind on this day; null when it may. */
export function notDue(
  kind: DisposalList['kind'],
  dossierId: DossierId,
  seen: Seen,
  law: DisposalLaw,
): DropCode | null {
  const life = seen.lifeOf(dossierId);
  if (!life) return 'archive.item-gone';
  if (life.heldBy.length > 0) return 'archive.item-held';
  return life.state === law.procedures[kind].due ? null : 'archive.item-not-due';
}

/**
 * Open items that may no longer be executed, each with its reason: under hold, with another retention than they were
 * selected for, or not due any more. Asked anew at every step, and a last time by the execution itself.
 */
export function dropOuts(
  list: DisposalList,
  seen: Seen,
  law: DisposalLaw,
): { dossierId: DossierId; code: DropCode }[] {
  if (list.secondExecution) return [];
  return openItems(list).flatMap((item) => {
    const code = reasonOf(list.kind, item, seen, law);
    return code ? [{ dossierId: item.dossierId, code }] : [];
  });
}

function reasonOf(
  kind: DisposalList['kind'],
  item: DisposalItem,
  seen: Seen,
  law: DisposalLaw,
): DropCode | null {
  const life = seen.lifeOf(item.dossierId);
  const due = notDue(kind, item.dossierId, seen, law);
  if (!life || due === 'archive.item-held') return due;
  const now = basisOf(life);
  const changed = (Object.keys(now) as (keyof ItemBasis)[]).some((key) => now[key] !== item.basis[key]);
  return changed ? 'archive.item-retention-changed' : due;
}

/** The list without what dropped out, which stays in it with day and reason. */
export function withoutDropOuts(list: DisposalList, seen: Seen, law: DisposalLaw): DisposalList {
  const codes = new Map(dropOuts(list, seen, law).map(({ dossierId, code }) => [dossierId, code]));
  if (codes.size === 0) return list;
  const items = list.items.map((item) => {
    const code = item.dropped ? undefined : codes.get(item.dossierId);
    return code ? { ...item, dropped: { on: seen.today, code } } : item;
  });
  return { ...list, items };
}
