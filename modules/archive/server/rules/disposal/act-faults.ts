import type { DisposalLaw } from './disposal-law.ts';
import { type Actor, type DisposalAct, type DisposalList, openItems, type Seen } from './disposal-list.ts';
import { notDue } from './drop-outs.ts';
import { panelFault, unitsWithoutVoice } from './panel.ts';
import type { Refusal } from './refusal.ts';
import { missingSignatures, neededAuthorities } from './steps-done.ts';

/** What is wrong with an act in itself, when its turn has come and the person may take the part. */
export function actFault(
  act: DisposalAct,
  by: Actor,
  list: DisposalList,
  seen: Seen,
  law: DisposalLaw,
): Refusal | null {
  switch (act.do) {
    case 'name-panel':
      return panelFault(act.panel, law.leastPanel, seen.today);
    case 'add-item':
      return addFault(act, list, seen, law);
    case 'drop-item':
      return isOpen(list, act.dossierId) ? null : { code: 'archive.not-on-list' };
    case 'close-list':
      return closeFault(list);
    case 'appraise':
      return appraiseFault(act, by, list);
    case 'consider':
      return isChair(by, list) ? null : { code: 'archive.not-the-chair' };
    case 'approve':
      return approveFault(act, list, seen, law);
    case 'stipulate':
      return citeFault(act, list);
    case 'witness':
      return list.witnesses.some(({ role }) => role === act.role)
        ? { code: 'archive.witnessed-already' }
        : null;
    case 'sign-report':
      return signFault(act, by, list, law);
    default:
      return null;
  }
}

type Act<Do extends DisposalAct['do']> = Extract<DisposalAct, { do: Do }>;

const isOpen = (list: DisposalList, dossierId: string) =>
  openItems(list).some((item) => item.dossierId === dossierId);

function addFault(act: Act<'add-item'>, list: DisposalList, seen: Seen, law: DisposalLaw): Refusal | null {
  if (list.items.some(({ dossierId, dropped }) => dossierId === act.dossierId && !dropped))
    return { code: 'archive.already-on-list' };
  const code = notDue(list.kind, act.dossierId, seen, law);
  return code ? { code } : null;
}

function closeFault(list: DisposalList): Refusal | null {
  if (!list.panel) return null;
  const [unitId] = unitsWithoutVoice(
    list.panel,
    openItems(list).map((item) => item.unitId),
  );
  return unitId ? { code: 'archive.panel-lacks-unit', values: { unitId } } : null;
}

function appraiseFault(act: Act<'appraise'>, by: Actor, list: DisposalList): Refusal | null {
  if (!list.panel?.members.some(({ personId }) => personId === by.personId))
    return { code: 'archive.not-on-panel' };
  if (!isOpen(list, act.dossierId)) return { code: 'archive.not-on-list' };
  // Who would keep it needs no shelf; who would let it go must have seen it.
  return act.opinion === 'agree' && !act.physicallyChecked ? { code: 'archive.not-checked' } : null;
}

const isChair = (by: Actor, list: DisposalList) =>
  list.panel?.members.some(({ personId, chair }) => chair && personId === by.personId) ?? false;

function approveFault(act: Act<'approve'>, list: DisposalList, seen: Seen, law: DisposalLaw): Refusal | null {
  if (!neededAuthorities(list, law).includes(act.authority)) return { code: 'archive.approval-not-needed' };
  if (list.approvals.some(({ authority }) => authority === act.authority))
    return { code: 'archive.approval-twice' };
  const asked = list.consideration!.on;
  const inOrder = asked <= act.letterOn && act.letterOn <= seen.today;
  return inOrder ? null : { code: 'archive.day-out-of-order', values: { on: act.letterOn } };
}

/** Penetapan: it names every approval that it rests on. */
function citeFault(act: Act<'stipulate'>, list: DisposalList): Refusal | null {
  const missing = list.approvals.find(({ number }) => !act.cites.includes(number));
  return missing ? { code: 'archive.approval-not-cited', values: { number: missing.number } } : null;
}

function signFault(act: Act<'sign-report'>, by: Actor, list: DisposalList, law: DisposalLaw): Refusal | null {
  if (act.unitId !== null && !by.unitIds.includes(act.unitId)) return { code: 'archive.not-head-of-unit' };
  const awaited = missingSignatures(list, law).some(
    ({ role, unitId }) => role === act.role && unitId === act.unitId,
  );
  return awaited ? null : { code: 'archive.signed-already' };
}
