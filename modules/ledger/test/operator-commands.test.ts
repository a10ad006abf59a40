/** `pendopo fsck`, `pendopo ledger` and what `pendopo doctor` says of the log, over a real database and folder. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doctor } from '#app/commands/doctor.ts';
import { fsck } from '#app/commands/fsck.ts';
import { ledger } from '#app/commands/ledger.ts';
import { UsageError } from '#app/commands/usage-error.ts';
import { witnessNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { testSecret } from '#tests/house/fresh-database.ts';
import { logHeads } from '../server/logs.queries.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { rowsBackup } from './rows-backup.ts';

let at: LedgerHouse;
let code: string;

beforeEach(async () => {
  at = await ledgerHouse();
  // The program has the clock of the machine; what waits is told by its age.
  at.house.clock.set(new Date());
  await at.registerLetter();
  await at.addEvents(20);
  await at.sequence();
  await at.publish();
  const [agency] = await at.owner<{ code: string }>('select code from organization.agency where id = $1', [
    at.office.agencyId,
  ]);
  code = agency!.code;
  vi.stubEnv('DATABASE_URL', at.house.url);
  vi.stubEnv('DATA_DIR', at.house.dataDir);
  vi.stubEnv('SECRET_KEY', testSecret.toString('base64'));
  vi.stubEnv('PUBLIC_URL', 'http://localhost');
  vi.stubEnv('DEMO', 'no');
  vi.stubEnv('LC_ALL', 'id_ID.UTF-8');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await at.house.close();
});

/** What a command answers, and what it prints. */
async function said(command: (args: string[]) => Promise<unknown>, ...args: string[]) {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const exitCode = await command(args);
  vi.restoreAllMocks();
  return { exitCode, text: lines.join('\n') };
}
const ofAgency = (...args: string[]) => [...args, '--agency', code];
const logLine = async () => (await said(doctor)).text.split('\n').find((line) => /^. log /.test(line))!;

describe('the commands of an operator', () => {
  it('say that everything that was read holds, of one agency and of all', async () => {
    for (const args of [[], ofAgency()]) {
      const { exitCode, text } = await said(fsck, ...args);
      expect(exitCode).toBe(0);
      expect(text).toMatch(/^SEMUA YANG DIBACA COCOK\n/);
      expect(text).toMatch(/letters: \d+ daun, \d+ diterbitkan/);
      expect(text).toContain('tidak ada saksi yang ditanya');
    }
    expect(await logLine()).toMatch(/^✓ log .*\d diterbitkan, \d+ daun; tidak ada saksi/);
    // The monitor runs every minute: where it did not for five, nobody may call the log watched.
    await at.owner(
      `begin; set local session_replication_role = replica; update ledger.log set opened_at = now() - interval '6 minutes'; commit`,
    );
    expect(await logLine()).toMatch(/^✗ log .*pemantau belum pernah memeriksa semuanya/);
    const looked = (ago: string) =>
      at.owner(
        `insert into ledger.monitor_run select agency_id, now() - interval '${ago}' from ledger.log where stream = 'letters'
         on conflict (agency_id) do update set whole_at = excluded.whole_at`,
      );
    await looked('6 minutes');
    expect(await logLine()).toMatch(/^✗ log .*pemantau belum memeriksa semuanya sejak .* UTC/);
    await looked('0 minutes');
    expect(await logLine()).toMatch(/^✓ log/);
    await expect(fsck(['--agency', 'nowhere'])).rejects.toThrow('Tidak ada instansi nowhere');
  });

  it('name the record that was changed, in words and as JSON, with exit code 4', async () => {
    await at.owner(`begin; set local session_replication_role = replica;
      update core.event set payload = payload || '{"planted": true}' where type = 'letter.registered'; commit`);
    const { exitCode, text } = await said(fsck, ...ofAgency());
    expect(exitCode).toBe(4);
    expect(text).toMatch(/^LOG TIDAK COCOK\n/);
    expect(text).toMatch(/Peristiwa diubah setelah tercatat\.\n {4}I10 event-changed: letters entry \d+/);
    const told = JSON.parse((await said(fsck, '--json')).text);
    expect(told.verdict).toBe('does-not-hold');
    expect(told.agencies[0].findings).toContainEqual(
      expect.objectContaining({ invariant: 'I10', finding: 'event-changed' }),
    );
  });

  it('bring back the leaves that a restored database lacks', async () => {
    const restore = await rowsBackup(at);
    await at.addEvents(30);
    await at.sequence();
    await at.publish();
    await restore();
    expect(await logLine()).toMatch(/^✗ log .*daun diterbitkan dan basis data memiliki/);
    expect((await said(fsck, ...ofAgency())).exitCode).toBe(4);
    const { text } = await said(ledger, ...ofAgency('import'));
    expect(text).toMatch(/letters: 30 daun dikembalikan/);
    expect((await said(fsck, ...ofAgency())).exitCode).toBe(0);
    expect((await said(ledger, ...ofAgency('import', 'letters'))).text).toContain('tidak ada yang kurang');
    await at.sequence();
    await at.publish();
    expect(await logLine()).toMatch(/^✓ log/);
  });

  it('go on from a log that is lost, only where it is lost and with a reason', async () => {
    await expect(ledger(ofAgency('continue', 'letters'))).rejects.toThrow('--reason');
    const reason = ['--reason', 'bundel hilang'];
    expect((await said(ledger, ...ofAgency('continue', 'letters', ...reason))).text).toContain(
      'tidak ada yang diubah',
    );
    const restore = await rowsBackup(at);
    await at.addEvents(30);
    await at.sequence();
    await at.publish();
    await restore();
    const folder = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters', 'tile');
    rmSync(folder, { recursive: true });
    await expect(ledger(ofAgency('import'))).rejects.toThrow('pendopo ledger continue');
    const { text } = await said(ledger, ...ofAgency('continue', 'letters', ...reason));
    expect(text).toContain('letters diteruskan oleh letters-2');
    expect((await at.ctx.transact('read', ({ tx }) => logHeads(tx))).map(({ stream }) => stream)).toContain(
      'letters-2',
    );
    expect((await said(fsck, ...ofAgency())).exitCode).toBe(0);
  });

  it('change the key once a month', async () => {
    expect((await said(ledger, ...ofAgency('change-key'))).text).toContain('Kunci diganti. Sampai ');
    await expect(ledger(ofAgency('change-key'))).rejects.toThrow('belum selesai');
    for (const wrong of [[], ['import'], ['turn', '--agency', code], ofAgency('import', 'letter')])
      await expect(ledger(wrong)).rejects.toBeInstanceOf(UsageError);
  });

  it('add, list and remove witnesses and decide how many are enough', async () => {
    vi.stubEnv('SIGNING_PLAIN_HOSTS', '127.0.0.1');
    const vkey = printVerifierKey((await witnessNamed('w1.example')).key);
    const other = printVerifierKey((await witnessNamed('w2.example')).key);
    const add = (...args: string[]) => said(ledger, ...ofAgency('witnesses', 'add', ...args));
    // Nobody listens there.
    expect((await add(vkey, 'http://127.0.0.1:9')).text).toMatch(
      /saksi: cukup 1 dari 1 saksi\.\n(! .*\n){2}Pembaca diberi kebijakan nomor \d+\.\nletters: Tidak ada jawaban/,
    );
    await add(other, 'http://127.0.0.1:9');
    expect((await said(ledger, ...ofAgency('quorum', '1'))).text).toMatch(/cukup 1 dari 2 saksi\.\n! /);
    const { text } = await said(ledger, ...ofAgency('witnesses', 'list'));
    expect(text).toMatch(/^w1\.example {2}http:\/\/127\.0\.0\.1:9 {2}\(saksi\)\n {2}letters: belum/);
    expect(text).toMatch(/\n {2}localhost\/ledger\/.*\/letters\+[0-9a-f]{8}\+/);
    await said(ledger, ...ofAgency('witnesses', 'remove', 'w1.example'));
    const listed = await said(ledger, ...ofAgency('witnesses', 'list', '--json'));
    const view = JSON.parse(listed.text);
    expect(view.policy.groups).toMatchObject([{ of: 1, needs: 1, decided: true }]);
    expect((await said(ledger, ...ofAgency('quorum', 'advised'))).text).toMatch(/cukup 1 dari 1/);
    await expect(add(vkey.replace('+', '+0'), 'http://127.0.0.1:9')).rejects.toThrow('bukan kunci saksi');
    await expect(ledger(ofAgency('witnesses', 'remove', 'w1.example'))).rejects.toThrow('w2.example');
    await expect(ledger(ofAgency('quorum', '9'))).rejects.toThrow('1');
    for (const wrong of [['witnesses', 'turn'], ['witnesses', 'add', vkey], ['quorum'], ['quorum', '0']])
      await expect(ledger(ofAgency(...wrong))).rejects.toBeInstanceOf(UsageError);
  });
});
