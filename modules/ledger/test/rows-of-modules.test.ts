import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { emit } from '#core/events/emit.ts';
import { objectPath } from '#core/files/object-path.ts';
import { dossierDestroyed } from '#modules/archive/contract/disposal-events.ts';
import type { DossierId } from '#modules/archive/contract/terms.ts';
import { watchedRecords } from '#modules/archive/server/archive.api.ts';
import { watchedLetters } from '#modules/letters/server/letters.api.ts';
import { watchedSent } from '#modules/outgoing/server/outgoing.api.ts';
import { lettersToSign, numberBook } from '#modules/outgoing/test/letters-to-sign.ts';
import { prepare, sign } from '#modules/outgoing/test/signing-desk.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { findingCodes } from '../server/check/findings.ts';
import { fsck } from '../server/check/fsck.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { factKeys, untold } from './named-facts.ts';
import { linesOf, whatIsFound } from './what-is-found.ts';

let at: LedgerHouse;
let { checked, seen, strike } = {} as ReturnType<typeof whatIsFound>;
let letterId: string;
let recordId: string;

/** A letter that was signed and sent, and the record that it became. */
beforeAll(async () => {
  at = await ledgerHouse();
  ({ checked, seen, strike } = whatIsFound(at));
  const { house, office } = at;
  await numberBook(house, office);
  await enrol(office.head);
  const [draftId] = await lettersToSign(house, office, { signers: [office.head] });
  await house.owner('alter table outgoing.draft disable trigger stands');
  await house.owner(`update outgoing.draft set facts = facts || '{"sendWhenSigned": true}' where id = $1`, [
    draftId,
  ]);
  await house.owner('alter table outgoing.draft enable trigger stands');
  await sign(office.head, await prepare(office.head, [draftId!]));
  await house.runJobs();
  letterId = draftId!;
  const [filed] = await house.owner<{ id: string }>('select id from archive.record where source_id = $1', [
    draftId,
  ]);
  recordId = filed!.id;
  await at.sequence();
  await at.publish();
}, 120_000);
afterAll(() => at.house.close());

const quoted = (value: string | null) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);

describe('rows of a letter that was sent, and of its record', () => {
  it('are not suspected', async () => {
    expect(await checked()).toEqual([]);
    expect(await seen()).toEqual([]);
  });

  it.each([
    ['outgoing', 'addressed', 'outgoing.draft', 'addressed', () => letterId],
    ['outgoing', 'letter_day', 'outgoing.letter', 'letter_day', () => letterId],
    ['outgoing', 'security_class', 'outgoing.letter', 'security_class', () => letterId],
    ['outgoing', 'sent_at', 'outgoing.letter', 'sent_at', () => letterId],
    ['archive', 'title', 'archive.record', 'title', () => recordId],
    ['archive', 'number', 'archive.record', 'number', () => recordId],
    ['archive', 'party', 'archive.record', 'party', () => recordId],
    ['archive', 'record_date', 'archive.record', 'record_date', () => recordId],
    ['archive', 'security_class', 'archive.record', 'security_class', () => recordId],
  ])('are named when of %s the %s is altered', async (module, fact, table, column, idOf) => {
    const id = idOf();
    const [row] = await at.owner<{ value: string | null }>(
      `select ${column}::text as value from ${table} where id = $1`,
      [id],
    );
    const other = /_(day|date|at)$/.test(column) ? '2020-02-02' : column === 'security_class' ? 'T' : 'Other';
    await strike(`update ${table} set ${column} = '${other}' where id = '${id}'`);
    expect(await seen()).toContain(`I10 row-changed: ${module} ${id} ${fact}`);
    expect(await checked()).toEqual([`I10 row-changed: ${module} ${id} ${fact}`]);
    await strike(`update ${table} set ${column} = ${quoted(row!.value)} where id = '${id}'`);
    expect(await checked()).toEqual([]);
  });

  it('are named when the subject is another', async () => {
    const [row] = await at.owner<{ facts: string }>('select facts::text from outgoing.draft where id = $1', [
      letterId,
    ]);
    await strike(
      `update outgoing.draft set facts = facts || '{"subject": "Other"}' where id = '${letterId}'`,
    );
    expect(await checked()).toEqual([`I10 row-changed: outgoing ${letterId} subject`]);
    await strike(`update outgoing.draft set facts = ${quoted(row!.facts)} where id = '${letterId}'`);
  });

  it('are named when the number is another', async () => {
    await strike(`update outgoing.number set text = text || 'x' where draft_id = '${letterId}'`);
    expect(await checked()).toEqual([`I10 row-changed: outgoing ${letterId} number`]);
    await strike(`update outgoing.number set text = left(text, -1) where draft_id = '${letterId}'`);
  });

  it('are named when one calls itself destroyed and no event does', async () => {
    await strike(
      `update outgoing.draft set destroyed_on = '2026-01-02', destroyed_report = '7/BA/2026' where id = '${letterId}'`,
    );
    expect(await checked()).toEqual(
      ['destroyed_on', 'destroyed_report'].map((fact) => `I10 row-changed: outgoing ${letterId} ${fact}`),
    );
    await strike(
      `update outgoing.draft set destroyed_on = null, destroyed_report = null where id = '${letterId}'`,
    );
    expect(await checked()).toEqual([]);
  });

  it('are missed when the record is gone, unless the log tells that its dossier was destroyed', async () => {
    await strike(
      `create table public.kept as select * from archive.record where id = '${recordId}'; delete from archive.record where id = '${recordId}'`,
    );
    expect(await checked()).toEqual([`I10 row-missing: archive ${recordId}`]);
    await strike(
      `insert into archive.stub (agency_id, dossier_id, list_id, unit_id, year, number, code, title, security_class, records, approvals,
         stipulation_number, report_number, destroyed_at)
       select agency_id, dossier_id, gen_random_uuid(), gen_random_uuid(), 2026, 1, '000', 'x', 'B',
         jsonb_build_array(jsonb_build_object('recordId', id)), '[]', '1', '1', now() from public.kept`,
    );
    // Whoever takes a record away can write a stub too.
    expect(await checked()).toEqual([`I10 row-missing: archive ${recordId}`]);
    const [kept] = await at.owner<{ dossier: DossierId }>('select dossier_id as dossier from public.kept');
    const destroyed = (report: string) =>
      at.house.system(at.office.agencyId, (ctx) =>
        emit(ctx, dossierDestroyed, {
          subject: kept!.dossier,
          payload: { number: 1, year: 2026, code: '000', report, records: 1, sources: [] },
        }),
      );
    await destroyed('another report');
    expect(await checked()).toEqual([`I10 row-missing: archive ${recordId}`]);
    await destroyed('1');
    expect(await checked()).toEqual([]);
    await at.sequence();
    await at.publish();
    expect(await checked()).toEqual([]);
    // An event whose row alone says so.
    await strike(
      `update core.event set payload = payload || '{"code": "111"}' where type = 'dossier.destroyed' and subject_id = '${kept!.dossier}'`,
    );
    expect(await checked()).toContain(`I10 row-missing: archive ${recordId}`);
    await strike(
      `update core.event set payload = payload || '{"code": "000"}' where type = 'dossier.destroyed' and subject_id = '${kept!.dossier}'`,
    );
    expect(await checked()).toEqual([]);
    await strike(
      'insert into archive.record select * from public.kept; drop table public.kept; delete from archive.stub',
    );
    expect(await checked()).toEqual([]);
  });
});

describe('the file that a leaf names (I9)', () => {
  const objectOf = async () => {
    const [row] = await at.owner<{ file: string }>(
      `select encode(f.sha256, 'hex') as file from outgoing.letter l join files.file f on f.id = l.file_id where l.id = $1`,
      [letterId],
    );
    return path.join(at.house.dataDir, 'objects', objectPath(row!.file));
  };

  it('is missed', async () => {
    const place = await objectOf();
    renameSync(place, `${place}-away`);
    expect(await checked()).toEqual([`I9 file-missing: outgoing ${letterId}`]);
    expect(await seen()).toEqual([`I9 file-missing: outgoing ${letterId}`]);
    renameSync(`${place}-away`, place);
    expect(await checked()).toEqual([]);
  });

  it('is named when reading it fails, and hides nothing else', async () => {
    await strike(`update archive.record set title = title || 'x' where id = '${recordId}'`);
    const files = {
      open: async () => {
        throw Object.assign(new Error('read error'), { code: 'EIO' });
      },
    };
    expect(linesOf((await fsck(at.ctx, at.tiles, { watched: watchedRows, files })).findings)).toEqual([
      `I10 row-changed: archive ${recordId} title`,
      `I9 cannot-look: outgoing ${letterId}`,
    ]);
    await strike(`update archive.record set title = left(title, -1) where id = '${recordId}'`);
    expect(await checked()).toEqual([]);
  });

  it('is found damaged', async () => {
    const place = await objectOf();
    chmodSync(place, 0o600);
    const bytes = readFileSync(place);
    const other = Buffer.from(bytes);
    other[other.length - 40] = other.at(-40)! ^ 1;
    writeFileSync(place, other);
    expect(await checked()).toEqual([`I9 file-differs: outgoing ${letterId}`]);
    writeFileSync(place, bytes);
    expect(await checked()).toEqual([]);
  });

  it('is found exchanged for another whole one, whatever the rows say of it', async () => {
    const other = await at.house.house.services.files.put(Buffer.from('%PDF-1.7 forged'), {
      maxBytes: 1_000,
      agency: at.office.agencyId,
    });
    const [row] = await at.owner<{ id: string; file: string }>(
      `select f.id, encode(f.sha256, 'hex') as file from outgoing.letter l join files.file f on f.id = l.file_id where l.id = $1`,
      [letterId],
    );
    await strike(`update files.file set sha256 = decode('${other.sha256}', 'hex') where id = '${row!.id}'`);
    expect(await checked()).toContain(`I9 file-differs: outgoing ${letterId}`);
    // Telling the digest of the forgery in the row of the letter helps nobody: the leaf says another.
    const forged = createHash('sha256').update('%PDF-1.7 forged').digest('hex');
    await strike(
      `update outgoing.letter set document_digest = decode('${forged}', 'hex') where id = '${letterId}'`,
    );
    expect(await checked()).toEqual(
      expect.arrayContaining([
        `I10 row-changed: outgoing ${letterId} file`,
        `I9 file-missing: outgoing ${letterId}`,
      ]),
    );
  });
});

it('every fact of a row, and every finding, has a name in both languages', async () => {
  await at.registerLetter();
  const facts: string[] = [];
  // Rows of the other modules are looked at where they are made.
  for (const source of [watchedLetters, watchedSent, watchedRecords]) {
    const keys = await factKeys(at.ctx, source);
    expect(keys.length, source.module).toBeGreaterThan(0);
    facts.push(...keys);
  }
  const keys = [
    ...facts,
    ...new Set(Object.values(findingCodes).flatMap((codes) => codes.map((code) => `ledger.finding.${code}`))),
    ...watchedRows.map(({ module }) => `ledger.thing.${module}`),
  ];
  expect(untold(keys)).toEqual([]);
});
