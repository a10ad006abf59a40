import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import { dossiers } from '#modules/archive/contract/dossiers.ts';
import { fileRedacted, fileVersionAdded } from '#modules/archive/contract/events.ts';
import { records } from '#modules/archive/contract/records.ts';
import type { DossierId, RecordId } from '#modules/archive/contract/terms.ts';
import { insertVersion } from '#modules/archive/server/records/records.writes.ts';
import { onePagePdf } from '#modules/files/test/documents.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { whatIsFound } from './what-is-found.ts';

let at: LedgerHouse;
let { checked, seen, strike } = {} as ReturnType<typeof whatIsFound>;
let dossierId: DossierId;
let recordId: RecordId;

/** A record with one file, and its event with a leaf. */
beforeAll(async () => {
  at = await ledgerHouse();
  ({ checked, seen, strike } = whatIsFound(at));
  const { house, office } = at;
  const opened = await office.registry.call(dossiers.open, {
    ...{ unitId: office.unitId, code: '000.1.1', title: 'Kerja sama', securityClass: 'B' },
  });
  dossierId = opened.id;
  const answer = await house.server.inject({
    method: 'POST',
    url: '/api/files?name=perjanjian.pdf',
    headers: { authorization: `Bearer ${office.registry.token}`, 'content-type': 'application/pdf' },
    payload: onePagePdf(),
  });
  const fileIds = [answer.json<{ file: { fileId: FileId } }>().file.fileId];
  recordId = (await office.registry.call(records.file, { dossierId, fileIds, title: 'Perjanjian' })).id;
  await at.sequence();
  await at.publish();
}, 120_000);
afterAll(() => at.house.close());

describe('what is said of a record', () => {
  const title = () =>
    at.owner<{ title: string }>(`select title from archive.record where id = '${recordId}'`);

  it('is not suspected when it is put right, and named when it is altered afterwards', async () => {
    const { number, party, recordDate, copyState, pages } = await at.office.registry.call(records.show, {
      recordId,
    });
    const said = { number, party, recordDate, copyState, pages };
    await at.office.registry.call(records.describe, {
      recordId,
      edition: 0,
      title: 'Perjanjian sewa',
      ...said,
    });
    expect(await checked()).toEqual([]);
    await at.sequence();
    await at.publish();
    expect(await checked()).toEqual([]);
    await strike(`update archive.record set title = 'Perjanjian' where id = '${recordId}'`);
    expect(await title()).toEqual([{ title: 'Perjanjian' }]);
    expect(await checked()).toEqual([`I10 row-changed: archive ${recordId} title`]);
    expect(await seen()).toEqual(await checked());
    await strike(`update archive.record set title = 'Perjanjian sewa' where id = '${recordId}'`);
    expect(await checked()).toEqual([]);
  });
});

describe('files of a record', () => {
  /** A better copy or one for the public as the application brings it: rows and event in one transaction. */
  const bring = (kind: 'better' | 'redacted') =>
    at.house.system(at.office.agencyId, async (ctx) => {
      const { tx } = ctx;
      const sha256 = createHash('sha256').update(kind).digest('hex');
      const file = { fileId: null, name: 'b.pdf', mediaType: 'application/pdf', size: 3, sha256 };
      const position = await insertVersion(
        tx,
        recordId,
        { ...file, searchableSha256: null },
        { of: 1, kind, reason: 'x', by: at.office.head.personId, at: ctx.clock.now() },
      );
      const fact = { securityClass: 'B' as const, number: 1, year: 2026, code: '000' };
      const payload = { ...fact, recordId, item: 1, position };
      const subject = dossierId;
      if (kind === 'better') await emit(ctx, fileVersionAdded, { subject, payload });
      else await emit(ctx, fileRedacted, { subject, payload: { ...payload, places: 1 } });
      return position;
    });
  const told = async () => {
    await at.sequence();
    await at.publish();
  };
  const shaOf = (position: number) => `record_id = '${recordId}' and position = ${position}`;
  const altered = async (position: number) => {
    const [row] = await at.owner<{ sha256: string }>(
      `select sha256 from archive.record_file where ${shaOf(position)}`,
    );
    await strike(`update archive.record_file set sha256 = repeat('f', 64) where ${shaOf(position)}`);
    const found = await checked();
    const monitored = await seen();
    await strike(`update archive.record_file set sha256 = '${row!.sha256}' where ${shaOf(position)}`);
    expect(monitored).toEqual(found);
    return found;
  };

  it('are not suspected when a version is brought, while its event waits and after', async () => {
    for (const kind of ['better', 'redacted'] as const) {
      await bring(kind);
      expect(await checked()).toEqual([]);
      await told();
      expect(await checked()).toEqual([]);
      expect(await seen()).toEqual([]);
    }
  });

  it('are named when one that was filed, or one that was brought, is exchanged', async () => {
    expect(await altered(1)).toEqual([`I10 row-changed: archive ${recordId} files`]);
    expect(await altered(2)).toEqual([`I10 row-changed: archive ${recordId} file_2`]);
    expect(await checked()).toEqual([]);
  });

  it('are named when one was exchanged before the next version came: its event washes none of them', async () => {
    await strike(`update archive.record_file set sha256 = repeat('f', 64) where ${shaOf(1)} or ${shaOf(2)}`);
    await bring('better');
    await told();
    expect(await checked()).toEqual([
      `I10 row-changed: archive ${recordId} file_2`,
      `I10 row-changed: archive ${recordId} files`,
    ]);
  });

  it('are named when a version stands there that no event told of', async () => {
    await strike(`insert into archive.record_file (agency_id, record_id, position, name, media_type, size, sha256)
      select agency_id, record_id, 9, name, media_type, size, sha256 from archive.record_file where ${shaOf(1)};
      insert into archive.file_version (agency_id, record_id, position, of_position, kind, reason, added_by, added_at)
      select agency_id, record_id, 9, 1, 'redacted', 'x', added_by, added_at from archive.file_version where ${shaOf(2)}`);
    expect(await checked()).toContain(`I10 row-changed: archive ${recordId} versions`);
  });
});
