import { describe, expect, it, vi } from 'vitest';
import { createFairShare } from './fair-share.ts';
import type { Identity } from './ports.ts';
import { createQuotas, type QuotaLimits, usualQuotas } from './quotas.ts';

const someone = (personId: string, agencyId: string) => ({ personId, agencyId }) as Identity;
const ani = someone('ani', 'a');
const budi = someone('budi', 'a');
const citra = someone('citra', 'b');
const limits: QuotaLimits = { ...usualQuotas, export: { person: 2, agency: 3 } };

function meter(of: QuotaLimits = limits) {
  const clock = { at: 0 };
  const quotas = createQuotas(of, () => clock.at);
  const refused = (work: () => void): number | null => {
    try {
      work();
      return null;
    } catch (error) {
      return (error as { params: { seconds: number } }).params.seconds;
    }
  };
  return {
    clock,
    quotas,
    exporting: (who: Identity) => refused(() => quotas.take(who, 'export', {})),
    refused,
  };
}

describe('the allowance of a costly action', () => {
  it('is that of the person first, then that of the agency, and fills again with time', () => {
    const { clock, exporting } = meter();
    expect([ani, ani, ani, budi, budi].map(exporting)).toEqual([null, null, 30, null, 20]);
    expect(exporting(citra)).toBe(null);
    clock.at += 30_000;
    expect([ani, ani].map(exporting)).toEqual([null, 30]);
  });

  it('is drawn on only where the costly field is given', () => {
    const { quotas, refused } = meter({ ...limits, search: { person: 1, agency: 1 } });
    const list = (input: object) =>
      refused(() => quotas.take(ani, { action: 'search', whenGiven: ['q', 'from'] }, input));
    expect([{}, { q: '' }, {}, { q: 'undangan' }, { from: '2026-01-01' }].map(list)).toEqual([
      null,
      null,
      null,
      null,
      60,
    ]);
  });

  it('of requests as such is refused by the token alone until it fills again', () => {
    const { clock, quotas, refused } = meter({ ...limits, request: { person: 1, agency: 9 } });
    const ask = () => refused(() => quotas.takeRequest('token', ani));
    expect([ask(), ask()]).toEqual([null, 60]);
    expect(refused(() => quotas.refuseSpent('token'))).toBe(60);
    expect(refused(() => quotas.refuseSpent('another'))).toBe(null);
    clock.at += 60_000;
    expect(refused(() => quotas.refuseSpent('token'))).toBe(null);
  });
});

describe('the share of one agency in the connections', () => {
  const flood = async (connections: number) => {
    const inTurn = createFairShare(connections);
    const open: (() => void)[] = [];
    const begun: string[] = [];
    const work = (agency: string) =>
      inTurn(agency, () => {
        begun.push(agency);
        return new Promise<void>((resolve) => open.push(resolve));
      });
    const all = [...Array.from({ length: 20 }, () => work('a')), work('b')];
    await Promise.resolve();
    const first = [...begun];
    while (begun.length < 21 || open.length > 0) {
      open.shift()?.();
      await Promise.resolve();
    }
    await Promise.all(all);
    return first;
  };

  it('is three quarters of them, so that another agency begins at once', async () => {
    expect(await flood(8)).toEqual([...Array.from({ length: 6 }, () => 'a'), 'b']);
  });

  it('ends what lies beyond a thousand in line, at once', async () => {
    const inTurn = createFairShare(1);
    let end = () => {};
    const first = inTurn('a', () => new Promise<void>((resolve) => (end = resolve)));
    const line = Array.from({ length: 1_000 }, () => inTurn('a', async () => undefined));
    await expect(inTurn('a', async () => undefined)).rejects.toMatchObject({ code: 'core.busy' });
    await expect(inTurn('b', async () => 'done')).resolves.toBe('done');
    end();
    await Promise.all([first, ...line]);
  });

  it('goes on after work that fails', async () => {
    const inTurn = createFairShare(1);
    const failing = inTurn('a', async () => {
      throw new Error('no');
    });
    const next = inTurn('a', async () => 'next');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });

  it('lets nobody wait for longer than one would for a connection, and goes on with the others', async () => {
    vi.useFakeTimers();
    try {
      const inTurn = createFairShare(1);
      let end = () => {};
      const first = inTurn('a', () => new Promise<void>((resolve) => (end = resolve)));
      const outcome = (work: Promise<unknown>) => work.catch((error: { code: string }) => error.code);
      const waits = outcome(inTurn('a', async () => 'begun'));
      await vi.advanceTimersByTimeAsync(5_000);
      const late = outcome(inTurn('a', async () => 'begun'));
      await vi.advanceTimersByTimeAsync(5_001);
      expect(await waits).toBe('core.busy');
      end();
      await first;
      expect(await late).toBe('begun');
      // Nobody is left in line, and no place was lost.
      expect(await inTurn('a', async () => 'next')).toBe('next');
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
