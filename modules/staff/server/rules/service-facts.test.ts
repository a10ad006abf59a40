import { describe, expect, it } from 'vitest';
import type { Entry } from './entry.ts';
import { serviceFacts } from './service-facts.ts';

const nothing = { kind: 'pns', appointed: '2015-03', sex: 'male' } as const;
const entry = (fields: Partial<Entry> & Pick<Entry, 'content' | 'startsOn'>): Entry => ({
  id: `${fields.startsOn}` as Entry['id'],
  personId: 'ani' as Entry['personId'],
  kind: fields.content!.kind,
  lastDay: null,
  replacesId: null,
  ...fields,
});
const stage = (startsOn: string, name: 'cpns' | 'pns' | 'pppk') =>
  entry({ startsOn, content: { kind: 'appointment', details: { stage: name } } });

describe('the facts of a service', () => {
  it('come from the number where nothing was entered', () => {
    expect(serviceFacts([], nothing, '2026-11-21')).toMatchObject({
      stage: 'pns',
      sex: 'male',
      since: '2015-03-01',
      contract: null,
    });
    expect(serviceFacts([], { ...nothing, kind: 'other', appointed: null }, '2026-11-21')).toMatchObject({
      stage: null,
      since: null,
    });
  });

  it('come from the file before the number, and count from the first appointment', () => {
    const entries = [stage('2016-02-01', 'cpns'), stage('2017-02-01', 'pns')];
    expect(serviceFacts(entries, nothing, '2016-06-01')).toMatchObject({
      stage: 'cpns',
      since: '2016-02-01',
    });
    expect(serviceFacts(entries, nothing, '2020-06-01')).toMatchObject({ stage: 'pns', since: '2016-02-01' });
  });

  it('of a PPPK are those of the contract that holds', () => {
    const contract = (startsOn: string, lastDay: string) =>
      entry({ startsOn, lastDay, content: { kind: 'contract', details: { position: 'Penata' } } });
    const entries = [contract('2021-01-01', '2025-12-31'), contract('2026-01-01', '2030-12-31')];
    const number = { kind: 'pppk', appointed: '2021', sex: 'female' } as const;
    expect(serviceFacts(entries, number, '2026-11-21')).toMatchObject({
      stage: 'pppk',
      since: '2021-01-01',
      contract: { from: '2026-01-01', to: '2030-12-31' },
    });
    expect(serviceFacts([], number, '2026-11-21').since).toBe('2021-12-31');
  });
});
