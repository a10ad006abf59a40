import { inspect } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { certificates } from '../contract/certificates.ts';
import { settings } from '../contract/settings.ts';
import {
  openSigningRun,
  raisedLevel,
  signerFor,
  trustTerms,
  verifyPdf,
  withReservedFields,
} from '../server/signatures.api.ts';
import { revokedOn } from './published.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';
import { enrol, outsideContext, passphrase } from './signing-office.ts';
import { type TimeStampServer, timeStampServer } from './time-stamp-server.ts';

let house: TestHouse;
let office: SmallOffice;
let pdf: Buffer;
const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
beforeAll(async () => {
  house = await testHouse();
  pdf = await printedLetter(1, house.clock.now());
});
beforeEach(async () => {
  office = await smallOffice(house);
});
afterAll(() => house.close());

const outside = (official: Official) => outsideContext(house, office, official, { log });
const open = (official: Official, secret = passphrase, postId = official.postId) =>
  openSigningRun(outside(official), { postId, secret: { passphrase: secret } });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const termsOf = (agencyId: SmallOffice['agencyId'] | null) =>
  house.system(office.agencyId, ({ tx }) => trustTerms(tx, agencyId, house.clock.now()));
const judged = async (bytes: Uint8Array, agencyId: SmallOffice['agencyId'] | null = office.agencyId) =>
  verifyPdf(bytes, await termsOf(agencyId));

describe('who holds a post', () => {
  test('makes a key for it and signs, with everything that makes a signature last', async () => {
    const { head } = office;
    expect(await codeOf(open(head))).toBe('signatures.no-certificate');
    const made = await enrol(head);
    expect(made).toMatchObject({ state: 'ready', keeping: 'passphrase', can: { revoke: true } });
    expect(await signerFor(outside(head), { postId: head.postId })).toMatchObject({
      state: 'ready',
      certified: false,
      provider: 'local-x509',
    });
    const run = await open(head);
    const first = await run.sign(pdf, { reason: 'Persetujuan' });
    expect(first).toMatchObject({ level: 'B-LT', awaits: null });
    expect(await judged(first.pdf)).toMatchObject({
      verdict: 'valid',
      signatures: [{ level: 'B-LT', signer: { certified: false, serial: made.serial }, distrust: [] }],
    });
    run.close();
    expect(await codeOf(run.sign(pdf))).toBe('signatures.run-ended');
  });

  test('signs in the place that the letter keeps, after others', async () => {
    const { head, regent } = office;
    await enrol(head);
    await enrol(regent);
    const fields = [0, 1].map((index) => ({
      name: `Tempat${index + 1}`,
      place: { page: 0, rectangle: [60 + index * 200, 60, 200 + index * 200, 110] as const },
    }));
    const reserved = withReservedFields(pdf, fields);
    const first = await (await open(head)).sign(reserved, { field: 'Tempat1' });
    const second = await (await open(regent)).sign(first.pdf, { field: 'Tempat2' });
    expect(await judged(second.pdf)).toMatchObject({
      verdict: 'valid',
      signatures: [
        { level: 'B-LT', field: 'Tempat1' },
        { level: 'B-LT', field: 'Tempat2' },
      ],
    });
  });

  test('signs for no other post, and for this one only as long as it is held', async () => {
    const { head, staff } = office;
    await enrol(head);
    expect(await codeOf(open(head, passphrase, staff.postId))).toBe('signatures.post-not-held');
    await house.owner('update organization.holder set ends_at = $2 where agency_id = $3 and post_id = $1', [
      head.postId,
      house.clock.now(),
      office.agencyId,
    ]);
    expect(await codeOf(open(head))).toBe('signatures.post-not-held');
    const list = await head.call(certificates.listOwn, {});
    expect(list).toMatchObject({ signers: [], former: [{ state: 'ready', post: { id: head.postId } }] });
    // Who comes after makes a key of their own, and the old one stays what it was.
    await house.owner('update organization.holder set ends_at = null where agency_id = $1 and post_id = $2', [
      office.agencyId,
      head.postId,
    ]);
    expect(await codeOf(open(head))).toBe('done');
  });

  test('is not their secretary: who serves a post never signs for it', async () => {
    const { head, staff } = office;
    await house.owner(
      "insert into organization.secretary (agency_id, id, post_id, person_id, starts_at) values ($1, gen_random_uuid(), $2, $3, '2020-01-01')",
      [office.agencyId, head.postId, staff.personId],
    );
    const asked = { postId: head.postId, keeping: 'passphrase' as const, secret: passphrase };
    expect(await codeOf(staff.call(certificates.enrol, asked))).toBe('signatures.post-not-held');
    expect(await codeOf(open(staff, passphrase, head.postId))).toBe('signatures.post-not-held');
  });

  test('signs two hundred letters with a key that is opened once, and not one more', async () => {
    await enrol(office.head);
    const run = await open(office.head);
    for (let turn = 0; turn < 200; turn += 1)
      expect(await codeOf(run.sign(Buffer.from('no letter')))).toBe('signatures.unreadable-letter');
    expect(await codeOf(run.sign(pdf))).toBe('signatures.run-ended');
  });
});

describe('a wrong passphrase', () => {
  test('is told before any letter is touched, and guessing ends after five', async () => {
    const { head } = office;
    await enrol(head);
    for (let turn = 0; turn < 5; turn += 1)
      expect(await codeOf(open(head, `salah ${turn}`))).toBe('signatures.wrong-secret');
    expect(await codeOf(open(head))).toBe('signatures.too-many-tries');
    house.clock.set(new Date(house.clock.now().getTime() + 1_000));
  });

  test('does not count once the right one came', async () => {
    await enrol(office.head);
    for (let turn = 0; turn < 8; turn += 1) {
      if (turn % 2 === 0) expect(await codeOf(open(office.head, 'salah'))).toBe('signatures.wrong-secret');
      else expect(await codeOf(open(office.head))).toBe('done');
    }
  });
});

describe('a certificate', () => {
  test('is renewed by another: the old key is gone, what it signed stays valid', async () => {
    const { head } = office;
    const old = await enrol(head);
    const { pdf: signed } = await (await open(head)).sign(pdf);
    const renewed = await enrol(head, 'sebelas kursi hijau menunggu hujan sore');
    expect(await codeOf(open(head))).toBe('signatures.wrong-secret');
    expect(await codeOf(open(head, 'sebelas kursi hijau menunggu hujan sore'))).toBe('done');
    expect((await judged(signed)).verdict).toBe('valid');
    const keys = await house.owner<{ certificate_id: string }>(
      'select certificate_id from signatures.signing_key where person_id = $1',
      [head.personId],
    );
    expect(keys).toEqual([{ certificate_id: renewed.id }]);
    expect((await head.call(certificates.listOwn, {})).former).toMatchObject([
      { id: old.id, state: 'replaced' },
    ]);
  });

  test('is revoked for good: the list says so at once, the key is gone, earlier letters stay valid', async () => {
    const { head } = office;
    const { id, serial } = await enrol(head);
    const { pdf: signed } = await (await open(head)).sign(pdf);
    house.clock.set(new Date(house.clock.now().getTime() + 60_000));
    const revoked = await head.call(certificates.revokeOwn, {
      certificateId: id,
      reason: 'key-compromised',
    });
    expect(revoked).toMatchObject({ state: 'revoked', can: { revoke: false } });
    expect(await codeOf(open(head))).toBe('signatures.no-certificate');
    expect((await judged(signed)).verdict).toBe('valid');
    const again = head.call(certificates.revokeOwn, { certificateId: id, reason: 'not-needed' });
    expect(await codeOf(again)).toBe('signatures.already-revoked');
    expect(await revokedOn(house, office.agencyId)).toContain(serial);
    await expect(
      house.owner(
        'update signatures.certificate set revoked_at = null, revoked_by = null, reason = null where id = $1',
        [id],
      ),
    ).rejects.toThrow(/final/);
  });

  test('is revoked by an administrator, who never sees the key; nobody else is even told that it is there', async () => {
    const { id } = await enrol(office.head);
    const asked = { certificateId: id, reason: 'withdrawn' as const };
    expect(await codeOf(office.staff.call(certificates.revoke, asked))).toBe('core.forbidden');
    expect(await codeOf(office.staff.call(certificates.revokeOwn, asked))).toBe('core.not-found');
    const page = await office.admin.call(certificates.list, {});
    expect(page.items.map((one) => one.id)).toEqual([id]);
    expect(await office.admin.call(certificates.revoke, asked)).toMatchObject({ state: 'revoked' });
    const keys = await house.owner('select 1 from signatures.signing_key where certificate_id = $1', [id]);
    expect(keys).toEqual([]);
  });

  test('shows its key to its person alone, by the database itself', async () => {
    await enrol(office.head);
    const seen = (who: Official) =>
      outside(who).transact('read', ({ tx }) => tx.rows('select 1 from signatures.signing_key'));
    expect(await seen(office.head)).toHaveLength(1);
    expect(await seen(office.admin)).toHaveLength(0);
    await house.owner('drop policy own on signatures.signing_key');
    // The planted fault: without the policy others would see it.
    expect(await seen(office.admin)).toHaveLength(1);
    await house.owner(
      'create policy own on signatures.signing_key as restrictive to pendopo_app using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()))',
    );
  });

  test('gets another passphrase, and a guessable one is refused', async () => {
    const { head } = office;
    const { id } = await enrol(head);
    const change = (old: string, fresh: string) =>
      codeOf(
        head.call(certificates.changePassphrase, {
          certificateId: id,
          passphrase: old,
          newPassphrase: fresh,
        }),
      );
    expect(await change(passphrase, 'Kepala Dinas 2026')).toBe('signatures.passphrase-guessable');
    expect(await change('salah', 'sebelas kursi hijau menunggu')).toBe('signatures.wrong-secret');
    expect(await change(passphrase, 'sebelas kursi hijau menunggu')).toBe('done');
    expect(await codeOf(open(head))).toBe('signatures.wrong-secret');
    expect(await codeOf(open(head, 'sebelas kursi hijau menunggu'))).toBe('done');
  });
});

describe('trust', () => {
  test('is that of the agency: the neighbour does not believe its letters, the house as a whole does', async () => {
    await enrol(office.head);
    const { pdf: signed } = await (await open(office.head)).sign(pdf);
    const neighbour = await smallOffice(house);
    await enrol(neighbour.head);
    expect((await judged(signed, neighbour.agencyId)).verdict).toBe('untrusted');
    expect((await judged(signed, null)).verdict).toBe('valid');
  });

  test('works for a stranger, who has no agency', async () => {
    await enrol(office.head);
    const { pdf: signed } = await (await open(office.head)).sign(pdf);
    const { rows } = await house.house.appPool.query<{ kind: string }>(
      'select kind from signatures.published_trust($1)',
      [office.agencyId],
    );
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['anchor', 'list']));
    expect((await judged(signed)).verdict).toBe('valid');
  });
});

describe('an outside clock', () => {
  let outsideHouse: SigningHouse;
  let clock: TimeStampServer;
  beforeEach(async () => {
    outsideHouse = await signingHouse(house.clock.now());
    clock = await timeStampServer(outsideHouse.askForTime);
    await office.admin.call(settings.change, {
      provider: 'local-x509',
      serviceAddress: null,
      serviceUser: null,
      servicePassword: null,
      level: 'B-LT',
      clock: 'outside',
      clockAddress: clock.address,
    });
    await enrol(office.head);
  });

  test('that nobody believes does not raise the level, whatever was wished for', async () => {
    expect(await office.admin.call(settings.test, {})).toMatchObject({ clock: 'not-believed' });
    expect((await (await open(office.head)).sign(pdf)).level).toBe('B-B');
    await clock[Symbol.asyncDispose]();
  });

  test('that is believed makes B-T; without its lists the file does not say B-LT', async () => {
    await office.admin.call(settings.believe, {
      certificate: Buffer.from(outsideHouse.authority.root.chain[0]).toString('base64'),
      certified: false,
    });
    expect(await office.admin.call(settings.test, {})).toMatchObject({
      provider: 'not-needed',
      clock: 'answers',
    });
    expect(await (await open(office.head)).sign(pdf)).toMatchObject({ level: 'B-T', awaits: null });
    await clock[Symbol.asyncDispose]();
  });

  test('that is down leaves B-B and says that the stamp is awaited; later it is added behind the signature', async () => {
    await office.admin.call(settings.believe, {
      certificate: Buffer.from(outsideHouse.authority.root.chain[0]).toString('base64'),
      certified: false,
    });
    clock.isDown = true;
    const run = await open(office.head);
    const first = await run.sign(pdf);
    expect(first).toMatchObject({ level: 'B-B', awaits: 'time-stamp' });
    await run.sign(pdf);
    expect(clock.asked).toBe(1);
    const job = {
      ...house.house.services,
      transact: <T>(_mode: 'read' | 'write', work: (ctx: never) => Promise<T>) =>
        house.system(office.agencyId, (ctx) => work(ctx as never)),
    };
    expect(await raisedLevel(job, first.pdf)).toEqual({ state: 'waits', why: 'clock-silent' });
    clock.isDown = false;
    const raised = await raisedLevel(job, first.pdf);
    if (raised.state !== 'raised') throw new Error(raised.state);
    expect(raised.level).toBe('B-T');
    expect(await raisedLevel(job, raised.pdf)).toEqual({ state: 'complete', level: 'B-T' });
    expect(raised.pdf.subarray(0, first.pdf.length).equals(first.pdf)).toBe(true);
    expect((await judged(raised.pdf)).verdict).toBe('valid');
    await clock[Symbol.asyncDispose]();
  });
});

test('neither logs nor tables nor faults ever hold a passphrase or a key in clear; a planted one is found', async () => {
  const { head } = office;
  const secret = 'Rahasia-7f3b9c-pagar-sembilan';
  await enrol(head, secret);
  const fault = await open(head, `${secret}x`).catch((error: unknown) => error);
  await (await open(head, secret)).sign(pdf);
  const dump = async () => {
    const tables = await house.owner<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    const texts = await Promise.all(
      tables.map(({ name }) => house.owner<{ text: string }>(`select t::text as text from ${name} t`)),
    );
    return `${texts
      .flat()
      .map(({ text }) => text)
      .join('\n')}\n${lines.join('\n')}\n${inspect(fault, { depth: null, showHidden: true })}`;
  };
  const keyMarks = [
    '-----BEGIN',
    'MIGHAgEAMBMGByqGSM49',
    Buffer.from('MIGHAgEAMBMGByqGSM49', 'base64').toString('hex'),
  ];
  const hexOf = (text: string) => Buffer.from(text).toString('hex');
  const traces = async () => {
    const all = await dump();
    return [secret, hexOf(secret), Buffer.from(secret).toString('base64').slice(0, -2), ...keyMarks].filter(
      (mark) => all.includes(mark),
    );
  };
  expect(await traces()).toEqual([]);
  log.info({ secret }, 'planted');
  expect(await traces()).toEqual([secret]);
  lines.length = 0;
  await house.owner('update signatures.authority set key_sealed = $1 where agency_id = $2', [
    Buffer.from('MIGHAgEAMBMGByqGSM49', 'base64'),
    office.agencyId,
  ]);
  expect(await traces()).toHaveLength(1);
});
