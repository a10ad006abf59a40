import { allowed } from './allowed.ts';
import { type DisposalLaw, disposalLaw } from './disposal-law.ts';
import type { Actor, DisposalAct, DisposalItem, DisposalList, Done, Seen } from './disposal-list.ts';
import { basisOf } from './drop-outs.ts';
import type { Refusal } from './refusal.ts';
import { opinionsOn } from './steps-done.ts';

/** The list after an act, or why the act was refused; the list that was given stays as it is. */
export function take(
  act: DisposalAct,
  by: Actor,
  list: DisposalList,
  seen: Seen,
  law: DisposalLaw = disposalLaw,
): { list: DisposalList } | { refusal: Refusal } {
  const verdict = allowed(act, by, list, seen, law);
  if (!verdict.allowed) return { refusal: verdict.refusal };
  return { list: done(act, { by: by.personId, on: seen.today }, list, seen) };
}

function done(act: DisposalAct, stamp: Done, list: DisposalList, seen: Seen): DisposalList {
  const { on } = stamp;
  switch (act.do) {
    case 'name-panel':
      return { ...list, panel: act.panel };
    case 'add-item':
      return { ...list, items: [...list.items, newItem(act, stamp, seen)] };
    case 'drop-item':
      return changed(list, act.dossierId, { dropped: { on, code: 'archive.item-withdrawn' } });
    case 'close-list':
      return { ...list, closed: stamp };
    case 'appraise': {
      const item = list.items.find(({ dossierId, dropped }) => dossierId === act.dossierId && !dropped)!;
      const { physicallyChecked, opinion } = act;
      return changed(list, act.dossierId, {
        appraisals: [...item.appraisals, { ...stamp, physicallyChecked, opinion }],
      });
    }
    case 'consider':
      return {
        ...list,
        items: list.items.map((item) => keptByPanel(item, on)),
        consideration: { ...stamp, number: act.number },
      };
    case 'approve': {
      const { authority, number, letterOn } = act;
      return { ...list, approvals: [...list.approvals, { ...stamp, authority, number, letterOn }] };
    }
    case 'stipulate':
      return { ...list, stipulation: { ...stamp, number: act.number, cites: act.cites } };
    case 'witness':
      return { ...list, witnesses: [...list.witnesses, { ...stamp, role: act.role }] };
    case 'open-report':
      return { ...list, report: { ...stamp, number: act.number } };
    case 'execute':
      return executed(list, stamp);
    case 'sign-report':
      return { ...list, signatures: [...list.signatures, { ...stamp, role: act.role, unitId: act.unitId }] };
    case 'cancel':
      return { ...list, cancelled: { ...stamp, reason: act.reason } };
  }
}

function newItem(act: Extract<DisposalAct, { do: 'add-item' }>, stamp: Done, seen: Seen): DisposalItem {
  return {
    dossierId: act.dossierId,
    unitId: act.unitId,
    addedBy: stamp.by,
    basis: basisOf(seen.lifeOf(act.dossierId)!),
    appraisals: [],
    dropped: null,
    executedOn: null,
  };
}

function changed(list: DisposalList, dossierId: string, values: Partial<DisposalItem>): DisposalList {
  const items = list.items.map((item) =>
    item.dossierId === dossierId && !item.dropped ? { ...item, ...values } : item,
  );
  return { ...list, items };
}

/** One member who would keep it is enough: what is destroyed cannot be voted back. */
function keptByPanel(item: DisposalItem, on: string): DisposalItem {
  const kept = !item.dropped && opinionsOn(item).some(({ opinion }) => opinion === 'keep');
  return kept ? { ...item, dropped: { on, code: 'archive.item-kept-by-panel' } } : item;
}

/** The first of two people only turns the first key; the records go with the second. */
function executed(list: DisposalList, stamp: Done): DisposalList {
  if (!list.firstExecution) return { ...list, firstExecution: stamp };
  const items = list.items.map((item) => (item.dropped ? item : { ...item, executedOn: stamp.on }));
  return { ...list, items, secondExecution: stamp };
}
