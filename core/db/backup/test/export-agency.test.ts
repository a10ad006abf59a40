import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { ProbeKit } from '#tests/security/probes.ts';
import { proveArchive } from '../archive-reader.ts';
import { exportAgency } from '../export-agency.ts';

let house: TestHouse;
const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-export-'));

beforeAll(async () => {
  house = await testHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

it('writes all rows of one agency and none of another, with its objects, as a file that proves itself', async () => {
  const world = await demoWorld(house);
  const kit = new ProbeKit(house, world);
  await kit.registeredDocument();
  const foreign = await world.actor('tata-usaha-tirtamaya').catch(() => world.actor('admin-tirtamaya'));
  await foreign
    .call(letters.register, letterInput(foreign.postId, { subject: 'Milik Tirtamaya' }))
    .catch(() => undefined);
  const file = path.join(folder, 'arunika.tar');
  const report = await exportAgency({
    file,
    adminUrl: house.url,
    agency: world.arunika.code,
    objects: house.house.services.files,
  });
  expect(report.objects).toBeGreaterThan(0);
  const proved = await proveArchive(file, 'pendopo-export');
  expect(proved.facts).toMatchObject({ format: 'pendopo-export', agency: { code: world.arunika.code } });
  execFileSync('tar', ['-xf', file, '-C', folder]);
  const rows = (table: string) =>
    gunzipSync(readFileSync(path.join(folder, `tables/${table}.jsonl.gz`))).toString();
  expect(rows('letters.letter')).toContain('imunisasi');
  expect(rows('organization.person')).toContain('Laksmi');
  expect([...proved.members.keys()].some((name) => name.includes('identity.session'))).toBe(false);
  for (const name of proved.members.keys()) {
    if (name.startsWith('tables/'))
      expect(rows(name.slice(7, -9)), name).not.toContain(world.tirtamaya.agencyId);
  }
});

it('names an agency that is not there', async () => {
  const asked = exportAgency({
    file: path.join(folder, 'x.tar'),
    adminUrl: house.url,
    agency: 'atlantis',
    objects: house.house.services.files,
  });
  await expect(asked).rejects.toThrow('atlantis');
});
