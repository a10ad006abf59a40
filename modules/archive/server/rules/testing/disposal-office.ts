import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Capacity, DisposalListId, DossierId } from '../../../contract/terms.ts';
import type { Actor, DisposalAct, DisposalList, Panel, Seen } from '../disposal/disposal-list.ts';
import type { Refusal } from '../disposal/refusal.ts';
import { take } from '../disposal/take.ts';
import type { LifeCycle } from '../retention/life-cycle.ts';

export const unit = 'unit' as UnitId;
export const meeting = 'meeting' as DossierId;

function person(name: string, ...capacities: Capacity[]): Actor {
  const heads = capacities.includes('processing-unit-head');
  return { personId: name as PersonId, capacities, unitIds: heads ? [unit] : [] };
}

/** One person for each part; nobody has two. */
export const staff = {
  preparer: person('preparer', 'archivist', 'processing-unit'),
  archivist: person('archivist', 'archivist', 'records-unit'),
  head: person('head', 'records-unit-head'),
  unitHead: person('unit head', 'processing-unit-head'),
  regent: person('regent', 'regional-head', 'agency-head'),
  registrar: person('registrar', 'registrar'),
  lawyer: person('lawyer', 'legal-unit'),
  inspector: person('inspector', 'supervision-unit'),
  first: person('first', 'records-unit'),
  second: person('second', 'records-unit'),
} as const;

export const panel: Panel = {
  decree: { number: 'SK/7', on: '2030-01-02' },
  members: [
    { personId: staff.head.personId, as: 'records-unit-head', unitId: null, chair: true },
    { personId: staff.unitHead.personId, as: 'processing-unit-head', unitId: unit, chair: false },
    { personId: staff.archivist.personId, as: 'archivist', unitId: null, chair: false },
  ],
};

export function life(more: Partial<LifeCycle> = {}): LifeCycle {
  return {
    state: 'due-for-destruction',
    activeUntil: '2025-12-31',
    inactiveUntil: '2029-12-31',
    fate: 'destroy',
    retentionYears: 6,
    versionId: null,
    heldBy: [],
    why: [],
    ...more,
  };
}

export function emptyList(kind: DisposalList['kind'] = 'destruction'): DisposalList {
  return {
    id: 'list' as DisposalListId,
    kind,
    agencyKind: 'regional',
    createdBy: staff.preparer.personId,
    items: [],
    panel: null,
    closed: null,
    consideration: null,
    approvals: [],
    stipulation: null,
    witnesses: [],
    report: null,
    firstExecution: null,
    secondExecution: null,
    signatures: [],
    cancelled: null,
  };
}

export type Turn = readonly [DisposalAct, Actor];

/** A destruction from its beginning to the last signature. */
export const wholeWay: readonly Turn[] = [
  [{ do: 'name-panel', panel }, staff.head],
  [{ do: 'add-item', dossierId: meeting, unitId: unit }, staff.preparer],
  [{ do: 'close-list' }, staff.preparer],
  [{ do: 'appraise', dossierId: meeting, physicallyChecked: true, opinion: 'agree' }, staff.archivist],
  [{ do: 'consider', number: 'P/3' }, staff.head],
  [{ do: 'approve', authority: 'regional-head', number: 'B/9', letterOn: '2030-06-01' }, staff.regent],
  [{ do: 'stipulate', number: 'K/5', cites: ['B/9'] }, staff.regent],
  [{ do: 'witness', role: 'legal-witness' }, staff.lawyer],
  [{ do: 'witness', role: 'supervision-witness' }, staff.inspector],
  [{ do: 'open-report', number: 'BA/2' }, staff.archivist],
  [{ do: 'execute' }, staff.first],
  [{ do: 'execute' }, staff.second],
  [{ do: 'sign-report', role: 'records-unit-signer', unitId: null }, staff.head],
  [{ do: 'sign-report', role: 'processing-unit-signer', unitId: unit }, staff.unitHead],
];

export const today = '2030-06-01';
export const seen = (found: LifeCycle | null = life()): Seen => ({ today, lifeOf: () => found });

/** The list after turns that must all be allowed. @throws with the first refusal */
export function listAfter(turns: readonly Turn[], list = emptyList(), world = seen()): DisposalList {
  return turns.reduce((before, [act, by]) => {
    const taken = take(act, by, before, world);
    if ('refusal' in taken) throw new Error(`${act.do}: ${JSON.stringify(taken.refusal)}`);
    return taken.list;
  }, list);
}

/** What is said against an act; null when it is allowed. */
export function said([act, by]: Turn, list: DisposalList, world = seen()): Refusal | null {
  const taken = take(act, by, list, world);
  return 'refusal' in taken ? taken.refusal : null;
}
