import { describe, expect, test } from 'vitest';
import type { UnitId } from '#core/contract/ids.ts';
import type { DossierId, RecordId } from '../../../contract/terms.ts';
import {
  emptyList,
  life,
  listAfter,
  meeting,
  panel,
  said,
  seen,
  staff,
  type Turn,
  today,
  unit,
  wholeWay,
} from '../testing/disposal-office.ts';
import { disposalLaw } from './disposal-law.ts';
import type { DisposalAct, PanelMember } from './disposal-list.ts';
import { withoutDropOuts } from './drop-outs.ts';
import { missingSteps } from './steps-done.ts';
import { stubsOf } from './stub.ts';

const at = (act: DisposalAct['do'], from = 0) =>
  wholeWay.findIndex(([one], index) => index >= from && one.do === act);
const until = (index: number) => listAfter(wholeWay.slice(0, index));
const code = (turn: Turn, list = emptyList(), world = seen()) => said(turn, list, world)?.code ?? null;

describe('a destruction', () => {
  test('goes its way from the panel to the last signature', () => {
    const list = listAfter(wholeWay);
    expect(missingSteps(list, disposalLaw)).toEqual([]);
    expect(list.items[0]?.executedOn).toBe(today);
    expect(code([{ do: 'sign-report', role: 'records-unit-signer', unitId: null }, staff.head], list)).toBe(
      'archive.list-finished',
    );
  });

  const needed = wholeWay.slice(0, at('execute')).map((turn, index) => [turn[0].do, index] as const);
  test.each(needed)('cannot be executed by anybody without: %s', (_, left) => {
    // What follows the missing turn is tried too; whatever of it is refused stays undone.
    const list = wholeWay.slice(0, at('execute')).reduce((before, turn, index) => {
      if (index === left) return before;
      return said(turn, before) ? before : listAfter([turn], before);
    }, emptyList());
    const everybody = Object.values(staff).map((by) => code([{ do: 'execute' }, by], list));
    expect(everybody).not.toContain(null);
    const executor = said([{ do: 'execute' }, staff.first], list);
    expect(executor?.code).toBe('archive.step-missing');
  });

  const able: [DisposalAct['do'], number, (keyof typeof staff)[]][] = [
    ['name-panel', 0, ['head', 'registrar']],
    ['add-item', 1, ['preparer', 'archivist']],
    ['close-list', 2, ['preparer', 'archivist']],
    ['appraise', 3, ['archivist', 'head', 'unitHead']],
    ['consider', 4, ['head']],
    ['approve', 5, ['regent', 'registrar']],
    ['stipulate', 6, ['regent']],
    ['witness', 7, ['lawyer']],
    ['witness', 8, ['inspector']],
    ['open-report', 9, ['preparer', 'archivist', 'head']],
    ['execute', 10, ['preparer', 'archivist', 'head', 'first', 'second']],
    ['execute', 11, ['preparer', 'archivist', 'head', 'second']],
    ['sign-report', 12, ['head']],
    ['sign-report', 13, ['unitHead']],
  ];
  test.each(able)('lets those alone who may: %s (turn %i)', (_, index, names) => {
    const [act] = wholeWay[index]!;
    const allowed = Object.entries(staff).filter(([, by]) => code([act, by], until(index)) === null);
    expect(allowed.map(([name]) => name)).toEqual(names);
  });

  test('does no step twice and none that a later one rests on', () => {
    const closed = until(at('close-list') + 1);
    expect(
      code([{ do: 'add-item', dossierId: 'other' as DossierId, unitId: unit }, staff.preparer], closed),
    ).toBe('archive.step-passed');
    expect(code([{ do: 'name-panel', panel }, staff.head], closed)).toBe('archive.step-passed');
    expect(code([{ do: 'consider', number: 'P/4' }, staff.head], until(at('consider') + 1))).toBe(
      'archive.step-passed',
    );
  });

  test('ends with its cancelling, which an executed one does not know', () => {
    const cancel: Turn = [{ do: 'cancel', reason: 'Salah susun' }, staff.head];
    const list = listAfter([cancel], until(at('close-list')));
    expect(code([{ do: 'close-list' }, staff.preparer], list)).toBe('archive.list-cancelled');
    expect(code(cancel, until(at('sign-report')))).toBe('archive.list-executed');
  });
});

describe('the panel', () => {
  const [chair, unitHead, archivist] = panel.members as [PanelMember, PanelMember, PanelMember];
  const other = (name: string): PanelMember => ({
    ...archivist,
    personId: name as PanelMember['personId'],
    as: 'other',
  });
  test.each<[string, readonly PanelMember[], string | null]>([
    ['three of its kinds', panel.members, null],
    ['five', [...panel.members, other('a'), other('b')], null],
    ['four', [...panel.members, other('a')], 'archive.panel-not-odd'],
    ['one', [chair], 'archive.panel-too-small'],
    [
      'somebody twice',
      [chair, unitHead, { ...archivist, personId: chair.personId }],
      'archive.panel-person-twice',
    ],
    ['no chair', [{ ...chair, chair: false }, unitHead, archivist], 'archive.panel-chair'],
    ['two chairs', [chair, { ...unitHead, chair: true }, archivist], 'archive.panel-chair'],
    [
      'an archivist in the chair',
      [{ ...chair, chair: false }, unitHead, { ...archivist, chair: true }],
      'archive.panel-chair',
    ],
    ['no archivist', [chair, unitHead, other('a')], 'archive.panel-lacks-archivist'],
  ])('of %s', (_, members, refusal) => {
    expect(code([{ do: 'name-panel', panel: { ...panel, members } }, staff.head])).toBe(refusal);
  });

  test('is named by a decree with its number, not by one to come', () => {
    const decreed = (number: string, on: string): Turn => [
      { do: 'name-panel', panel: { ...panel, decree: { number, on } } },
      staff.head,
    ];
    expect(code(decreed(' ', '2030-01-02'))).toBe('archive.decree-missing');
    expect(code(decreed('SK/7', '2030-06-02'))).toBe('archive.day-out-of-order');
  });

  test('hears the head of every unit whose records are on the list', () => {
    const strange: Turn = [{ do: 'add-item', dossierId: meeting, unitId: 'far' as UnitId }, staff.preparer];
    const list = listAfter([wholeWay[0]!, strange]);
    expect(said([{ do: 'close-list' }, staff.preparer], list)).toEqual({
      code: 'archive.panel-lacks-unit',
      values: { unitId: 'far' },
    });
  });

  test('looks at what it lets go, speaks only for itself, and its chair signs', () => {
    const list = until(at('appraise'));
    const appraise = (physicallyChecked: boolean, by: Turn[1]): Turn => [
      { do: 'appraise', dossierId: meeting, physicallyChecked, opinion: 'agree' },
      by,
    ];
    expect(code(appraise(false, staff.archivist), list)).toBe('archive.not-checked');
    expect(code(appraise(true, staff.preparer), list)).toBe('archive.not-on-panel');
    const otherHead = { ...staff.head, personId: staff.first.personId };
    expect(code([{ do: 'consider', number: 'P/3' }, otherHead], until(at('consider')))).toBe(
      'archive.not-the-chair',
    );
  });

  test('has not appraised what nobody looked at, however the list came to say so', () => {
    const list = until(at('consider'));
    const unseen = list.items.map((item) => ({
      ...item,
      appraisals: item.appraisals.map((one) => ({ ...one, physicallyChecked: false })),
    }));
    expect(missingSteps({ ...list, items: unseen }, disposalLaw)).toContain('appraised');
    expect(missingSteps(list, disposalLaw)).not.toContain('appraised');
  });

  test('need not look at what it keeps', () => {
    const keep: Turn = [
      { do: 'appraise', dossierId: meeting, physicallyChecked: false, opinion: 'keep' },
      staff.unitHead,
    ];
    const list = listAfter([keep, wholeWay[at('consider')]!], until(at('appraise')));
    expect(list.items[0]?.dropped?.code).toBe('archive.item-kept-by-panel');
  });

  test('keeps what one member wants kept', () => {
    const keep: Turn = [
      { do: 'appraise', dossierId: meeting, physicallyChecked: true, opinion: 'keep' },
      staff.unitHead,
    ];
    const list = listAfter([keep, wholeWay[at('consider')]!], until(at('consider')));
    expect(list.items[0]?.dropped?.code).toBe('archive.item-kept-by-panel');
    expect(code(wholeWay[at('approve')]!, list)).toBe('archive.step-missing');
  });
});

describe('approvals', () => {
  const approved = (years: number | null, agencyKind: 'regional' | 'central' = 'regional') => {
    const world = seen(life({ retentionYears: years }));
    const list = listAfter(wholeWay.slice(0, at('approve')), { ...emptyList(), agencyKind }, world);
    const ask = (authority: 'regional-head' | 'national-archive'): Turn => [
      { do: 'approve', authority, number: 'B/9', letterOn: today },
      staff.registrar,
    ];
    return {
      regent: code(ask('regional-head'), list, world),
      anri: code(ask('national-archive'), list, world),
    };
  };
  const refused = 'archive.approval-not-needed';

  test.each<[number | null, 'regional' | 'central', 'regent' | 'anri']>([
    [0, 'regional', 'regent'],
    [9, 'regional', 'regent'],
    [10, 'regional', 'anri'],
    [11, 'regional', 'anri'],
    [25, 'regional', 'anri'],
    [null, 'regional', 'anri'],
    [2, 'central', 'anri'],
    [10, 'central', 'anri'],
  ])('of %s years in a %s agency: %s', (years, agencyKind, authority) => {
    expect(approved(years, agencyKind)).toEqual(
      authority === 'regent' ? { regent: null, anri: refused } : { regent: refused, anri: null },
    );
  });

  test('follow the consideration, are there once, and are cited', () => {
    const list = until(at('approve'));
    const [, by] = wholeWay[at('approve')]!;
    const dated = (letterOn: string): Turn => [
      { do: 'approve', authority: 'regional-head', number: 'B/9', letterOn },
      by,
    ];
    expect(code(dated('2030-05-31'), list)).toBe('archive.day-out-of-order');
    expect(code(dated('2030-06-02'), list)).toBe('archive.day-out-of-order');
    const approvedOnce = listAfter([dated(today)], list);
    expect(code(dated(today), approvedOnce)).toBe('archive.approval-twice');
    expect(said([{ do: 'stipulate', number: 'K/5', cites: ['B/8'] }, staff.regent], approvedOnce)).toEqual({
      code: 'archive.approval-not-cited',
      values: { number: 'B/9' },
    });
  });
});

describe('nobody takes two parts that must be apart', () => {
  const twin = (name: keyof typeof staff, ...capacities: Turn[1]['capacities'][number][]): Turn[1] => ({
    ...staff[name],
    capacities: [...staff[name].capacities, ...capacities],
  });
  test.each<[string, Turn, number]>([
    ['one executor', [{ do: 'execute' }, staff.first], at('execute') + 1],
    [
      'a preparer who approves',
      [
        { do: 'approve', authority: 'regional-head', number: 'B/9', letterOn: today },
        twin('preparer', 'registrar'),
      ],
      at('approve'),
    ],
    [
      'a member who approves',
      [
        { do: 'approve', authority: 'regional-head', number: 'B/9', letterOn: today },
        twin('archivist', 'registrar'),
      ],
      at('approve'),
    ],
    [
      'a preparer who stipulates',
      [{ do: 'stipulate', number: 'K/5', cites: ['B/9'] }, twin('preparer', 'agency-head')],
      at('stipulate'),
    ],
    [
      'a member who witnesses',
      [{ do: 'witness', role: 'legal-witness' }, twin('unitHead', 'legal-unit')],
      at('witness'),
    ],
    [
      'one witness for both units',
      [{ do: 'witness', role: 'supervision-witness' }, twin('lawyer', 'supervision-unit')],
      at('witness') + 1,
    ],
    ['a witness who executes', [{ do: 'execute' }, twin('lawyer', 'records-unit')], at('execute')],
    ['who approved and executes', [{ do: 'execute' }, twin('regent', 'records-unit')], at('execute')],
  ])('%s', (_, turn, index) => {
    expect(code(turn, until(index))).toBe('archive.roles-apart');
  });
});

describe('an item drops out', () => {
  const worlds: [string, ReturnType<typeof seen>][] = [
    ['archive.item-gone', seen(null)],
    ['archive.item-held', seen(life({ state: 'held', heldBy: ['h' as never] }))],
    ['archive.item-retention-changed', seen(life({ retentionYears: 12 }))],
    ['archive.item-retention-changed', seen(life({ inactiveUntil: '2029-06-30' }))],
    ['archive.item-retention-changed', seen(life({ fate: 'permanent', state: 'due-for-handover' }))],
    ['archive.item-not-due', seen(life({ state: 'due-for-reappraisal' }))],
  ];
  test.each(worlds)('with its reason, %s, and is not executed', (reason, world) => {
    for (const step of ['consider', 'approve', 'stipulate', 'witness', 'open-report', 'execute'] as const)
      expect(code(wholeWay[at(step)]!, until(at(step)), world)).toBe('archive.items-drop-out');
    const oneKey = until(at('execute') + 1);
    expect(code([{ do: 'execute' }, staff.second], oneKey, world)).toBe('archive.items-drop-out');
    const list = withoutDropOuts(oneKey, world, disposalLaw);
    expect(list.items[0]?.dropped).toEqual({ on: today, code: reason });
    expect(code([{ do: 'execute' }, staff.second], list, world)).toBe('archive.step-missing');
  });

  test('is not selected in the first place', () => {
    const panelled = until(1);
    const add: Turn = [{ do: 'add-item', dossierId: meeting, unitId: unit }, staff.preparer];
    expect(code(add, panelled, seen(life({ heldBy: ['h' as never] })))).toBe('archive.item-held');
    expect(code(add, panelled, seen(life({ state: 'inactive' })))).toBe('archive.item-not-due');
    expect(code(add, listAfter([add], panelled))).toBe('archive.already-on-list');
  });

  test('leaves the others to go on', () => {
    const other = 'budget' as DossierId;
    const add: Turn = [{ do: 'add-item', dossierId: other, unitId: unit }, staff.preparer];
    const look: Turn = [
      { do: 'appraise', dossierId: other, physicallyChecked: true, opinion: 'agree' },
      staff.archivist,
    ];
    const turns = wholeWay
      .slice(0, at('execute'))
      .flatMap((turn) =>
        turn[0].do === 'close-list' ? [add, turn] : turn[0].do === 'consider' ? [look, turn] : [turn],
      );
    const world = {
      today,
      lifeOf: (id: DossierId) => (id === other ? life({ state: 'held', heldBy: ['h' as never] }) : life()),
    };
    const list = withoutDropOuts(listAfter(turns), world, disposalLaw);
    const done = listAfter(wholeWay.slice(at('execute'), at('sign-report')), list, world);
    expect(done.items.map(({ dossierId, executedOn }) => [dossierId, executedOn])).toEqual([
      [meeting, today],
      [other, null],
    ]);
    const metadata = { number: 4, year: 2023, code: '000.1.5', title: 'Rapat', records: [] };
    const stubs = stubsOf(done, (dossierId) => ({ ...metadata, dossierId }));
    expect(stubs.map(({ dossierId }) => dossierId)).toEqual([meeting]);
  });
});

test('a stub says what went, why, and who answered for it; nothing else leaves one', () => {
  const metadata = {
    dossierId: meeting,
    number: 4,
    year: 2023,
    code: '000.1.5',
    title: 'Rapat pimpinan',
    records: [{ recordId: 'r' as RecordId, itemNumber: 1, title: 'Notula', sha256: ['ab'] }],
  };
  expect(stubsOf(until(at('execute') + 1), () => metadata)).toEqual([]);
  expect(stubsOf(until(at('sign-report')), () => metadata)).toEqual([
    {
      ...metadata,
      destroyedOn: today,
      retention: { years: 6, until: '2029-12-31' },
      report: 'BA/2',
      stipulation: 'K/5',
      approvals: [{ authority: 'regional-head', number: 'B/9' }],
      executors: ['first', 'second'],
      witnesses: ['lawyer', 'inspector'],
    },
  ]);
});
