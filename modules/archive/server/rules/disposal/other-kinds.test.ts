import { describe, expect, test } from 'vitest';
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
} from '../testing/disposal-office.ts';
import { disposalLaw } from './disposal-law.ts';
import { missingSteps } from './steps-done.ts';

const add: Turn = [{ do: 'add-item', dossierId: meeting, unitId: unit }, staff.preparer];
const close: Turn = [{ do: 'close-list' }, staff.preparer];
const report: Turn = [{ do: 'open-report', number: 'BA/2' }, staff.archivist];
const sign = (
  role: 'records-unit-signer' | 'processing-unit-signer' | 'institution-signer',
  by: Turn[1],
): Turn => [{ do: 'sign-report', role, unitId: role === 'processing-unit-signer' ? unit : null }, by];

describe('a transfer', () => {
  const world = seen(life({ state: 'due-for-transfer' }));
  const signed = [sign('processing-unit-signer', staff.unitHead), sign('records-unit-signer', staff.head)];
  const ready = () => listAfter([add, close, report, ...signed], emptyList('transfer'), world);

  test('is signed by both units, given by one and received by the other', () => {
    const given: Turn = [{ do: 'execute' }, staff.preparer];
    const received: Turn = [{ do: 'execute' }, staff.first];
    const list = listAfter([given, received], ready(), world);
    expect(missingSteps(list, disposalLaw)).toEqual([]);
    expect(list.items[0]?.executedOn).toBe(today);
  });

  test('needs both signatures before, and both hands', () => {
    const one = listAfter([add, close, report, signed[0]!], emptyList('transfer'), world);
    expect(said([{ do: 'execute' }, staff.preparer], one, world)).toEqual({
      code: 'archive.step-missing',
      values: { step: 'report-signed' },
    });
    expect(said([{ do: 'execute' }, staff.first], ready(), world)?.code).toBe('archive.lacks-capacity');
    const given = listAfter([[{ do: 'execute' }, staff.preparer]], ready(), world);
    expect(said([{ do: 'execute' }, staff.preparer], given, world)?.code).toBe('archive.roles-apart');
  });

  test('is signed by the head of the unit whose records go, once', () => {
    const opened = listAfter([add, close, report], emptyList('transfer'), world);
    const stranger = { ...staff.unitHead, unitIds: [] };
    expect(said(sign('processing-unit-signer', stranger), opened, world)?.code).toBe(
      'archive.not-head-of-unit',
    );
    const once = listAfter([signed[0]!], opened, world);
    expect(said(signed[0]!, once, world)?.code).toBe('archive.signed-already');
  });

  test('has no panel, and takes nothing that is not due for it', () => {
    expect(said([{ do: 'name-panel', panel }, staff.head], emptyList('transfer'), world)?.code).toBe(
      'archive.act-not-in-kind',
    );
    expect(said(add, emptyList('transfer'), seen())?.code).toBe('archive.item-not-due');
  });
});

test('a handover goes with the approval of the archival institution and its signature', () => {
  const world = seen(life({ state: 'due-for-handover', fate: 'permanent' }));
  const turns: Turn[] = [
    [{ do: 'name-panel', panel }, staff.head],
    add,
    close,
    [{ do: 'appraise', dossierId: meeting, physicallyChecked: true, opinion: 'agree' }, staff.archivist],
    [{ do: 'consider', number: 'P/3' }, staff.head],
    [{ do: 'approve', authority: 'archival-institution', number: 'L/1', letterOn: today }, staff.registrar],
    [{ do: 'stipulate', number: 'K/5', cites: ['L/1'] }, staff.regent],
    report,
    sign('records-unit-signer', staff.head),
    sign('institution-signer', staff.registrar),
    [{ do: 'execute' }, staff.first],
    [{ do: 'execute' }, staff.second],
  ];
  expect(missingSteps(listAfter(turns, emptyList('handover'), world), disposalLaw)).toEqual([]);
  const early = listAfter(turns.slice(0, 9), emptyList('handover'), world);
  expect(said(turns[10]!, early, world)).toEqual({
    code: 'archive.step-missing',
    values: { step: 'report-signed' },
  });
});
