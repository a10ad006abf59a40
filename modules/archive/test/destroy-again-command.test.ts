/** `pendopo destroy-again`, over a database that knows nothing of what a note tells. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { destroyAgainNoted } from '#app/commands/destroy-again.ts';
import { UsageError } from '#app/commands/usage-error.ts';
import { testSecret } from '#tests/house/fresh-database.ts';
import { smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { DisposalListId } from '../contract/terms.ts';
import { addNote, type DestructionNote } from '../server/disposal/destruction-notes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
  const { agencyId } = await smallOffice(house);
  const note: DestructionNote = {
    ...{ listId: crypto.randomUUID() as DisposalListId, report: 'BA/7', stipulation: 'K/7', approvals: [] },
    ...{ on: '2026-11-20', at: '2026-11-20T03:00:00.000Z', records: [] },
    dossiers: [{ dossierId: crypto.randomUUID() as never, number: 1, year: 2020, code: '000', records: 0 }],
  };
  await addNote(house.house.tiles, house.house.services.secrets, agencyId, note);
  vi.stubEnv('DATABASE_URL', house.url);
  vi.stubEnv('DATA_DIR', house.dataDir);
  vi.stubEnv('SECRET_KEY', testSecret.toString('base64'));
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  vi.unstubAllEnvs();
  await house.close();
});

async function said(...args: string[]): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  await destroyAgainNoted(args);
  return lines.join('\n');
}
const done = () => house.owner('select from archive.destroyed_again');

it('lists only, until the operator says how many there are', async () => {
  expect(await said()).toMatch(/BA\/7 of 2026-11-20, by K\/7[\s\S]*Nothing was done.*--yes 1$/);
  await expect(said('--yes', '2')).rejects.toThrow('There are 1, not 2');
  for (const wrong of [['--yes', 'all'], ['--yes', '0'], ['1']])
    await expect(said(...wrong)).rejects.toThrow(UsageError);
  expect(await done()).toEqual([]);
  expect(await said('--yes', '1')).toMatch(/BA\/7 of 2026-11-20, 0 records destroyed again$/);
  expect(await done()).toHaveLength(1);
  expect(await said()).toBe('nothing to do');
});
