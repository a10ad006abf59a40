import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { certificates } from '../contract/certificates.ts';
import { settings } from '../contract/settings.ts';
import { renewLists } from '../server/schedules/renew-lists.ts';
import { openSigningRun, signaturePlaces, trustTerms, verifyPdf } from '../server/signatures.api.ts';
import { enrolCertificate } from '../server/usecases/enrol-certificate.ts';
import { testConnection } from '../server/usecases/test-connection.ts';
import { readCertificate } from '../server/x509/certificate.ts';
import { readRevocationList } from '../server/x509/revocation-list.ts';
import { type BsreServer, bsreServer } from './bsre-server.ts';
import { authorityId, fetched } from './published.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';
import { enrol, outsideContext, passphrase } from './signing-office.ts';
import { timeStampServer } from './time-stamp-server.ts';
import { type TokenBox, tokenBox } from './token-box.ts';

let house: TestHouse;
let office: SmallOffice;
let pdf: Buffer;
let box: TokenBox | undefined;
beforeAll(async () => {
  box = tokenBox();
  house = await testHouse({ tokenModule: box?.module });
  pdf = await printedLetter(1, house.clock.now());
});
beforeEach(async () => {
  office = await smallOffice(house);
});
afterAll(async () => {
  await house.close();
  box?.[Symbol.dispose]();
});

const open = (official: Official, secret: string) =>
  openSigningRun(outsideContext(house, office, official), {
    postId: official.postId,
    secret: { passphrase: secret },
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const judged = async (bytes: Uint8Array) =>
  verifyPdf(
    bytes,
    await house.system(office.agencyId, ({ tx }) => trustTerms(tx, office.agencyId, house.clock.now())),
  );

describe('a key in a token', () => {
  test.runIf(tokenIsHere())(
    'is made there, never comes out, and signs with the PIN of the token',
    async () => {
      const { head } = office;
      const ask = (secret: string, tokenLabel = box!.label) =>
        head.call(certificates.enrol, { postId: head.postId, keeping: 'token', secret, tokenLabel });
      expect(await codeOf(ask('000000'))).toBe('signatures.wrong-secret');
      expect(await codeOf(ask(box!.pin, 'lain'))).toBe('signatures.token-fault');
      expect(await ask(box!.pin)).toMatchObject({ keeping: 'token', can: { changePassphrase: false } });
      expect(await codeOf(open(head, '000000'))).toBe('signatures.wrong-secret');
      const run = await open(head, box!.pin);
      const signed = await run.sign(pdf);
      expect(signed.level).toBe('B-LT');
      expect((await judged(signed.pdf)).verdict).toBe('valid');
      const shown = objectsIn(box!);
      expect(shown).toContain('never extractable');
      expect(shown).not.toMatch(/Access:.*(?<!never )extractable/);
    },
  );

  test.runIf(tokenIsHere())(
    'keeps its PIN out of the list of processes; a planted one is found there',
    async () => {
      const { head } = office;
      const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-argv-'));
      const before = process.env.PATH;
      // Stands before the real program and writes down what everybody on the machine could read.
      writeFileSync(
        path.join(folder, 'pkcs11-tool'),
        `#!/bin/sh\necho "$@" >> "${folder}/seen"\nPATH="${before}" exec pkcs11-tool "$@"\n`,
        { mode: 0o755 },
      );
      process.env.PATH = `${folder}:${before}`;
      try {
        const { label: tokenLabel, pin } = box!;
        await head.call(certificates.enrol, {
          postId: head.postId,
          keeping: 'token',
          secret: pin,
          tokenLabel,
        });
        await (await open(head, pin)).sign(pdf);
        const seen = () => readFileSync(path.join(folder, 'seen'), 'utf8');
        expect(seen()).toContain('--sign');
        expect(seen()).not.toContain(pin);
        execFileSync('pkcs11-tool', [
          '--module',
          box!.module,
          '--token-label',
          tokenLabel,
          '--login',
          '--pin',
          pin,
          '-O',
        ]);
        expect(seen()).toContain(pin);
      } finally {
        process.env.PATH = before;
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  test('needs a house that has tokens', async () => {
    const bare = outsideContext(house, office, office.head, { tokenModule: undefined });
    const asked = {
      postId: office.head.postId,
      keeping: 'token' as const,
      secret: '493027',
      tokenLabel: 'x',
    };
    expect(await codeOf(enrolCertificate(bare, asked))).toBe('signatures.no-tokens');
  });
});

describe.each(['bsre-v1', 'bsre-v2'] as const)('an agency with %s', (provider) => {
  let outside: SigningHouse;
  let server: BsreServer;
  const choose = (
    serviceAddress = server.address,
    servicePassword: string | null = 'kunci',
    clockAddress: string | null = null,
  ) =>
    office.admin.call(settings.change, {
      provider,
      serviceAddress,
      serviceUser: 'instansi',
      servicePassword,
      level: 'B-T',
      clock: clockAddress ? 'outside' : 'local',
      clockAddress,
    });
  const knownAs = (official: Official, nik: string) =>
    house.owner(
      `update organization.person set name = 'Siti Aminah', nik_sealed = $3, nik_fingerprint = $4
       where agency_id = $1 and id = $2`,
      [
        office.agencyId,
        official.personId,
        house.house.services.secrets.seal(`organization.person.nik:${office.agencyId}`, nik),
        Buffer.from(nik),
      ],
    );
  beforeEach(async () => {
    outside = await signingHouse(house.clock.now());
    server = await bsreServer(outside.signers[0]!, house.clock.now());
    await choose();
    await office.admin.call(settings.believe, {
      certificate: Buffer.from(outside.authority.root.chain[0]).toString('base64'),
      certified: true,
    });
    return () => server[Symbol.asyncDispose]();
  });

  test('shows the state at the provider before signing, asked once a minute', async () => {
    await knownAs(office.head, '3201010101010001');
    const list = await office.head.call(certificates.listOwn, {});
    expect(list).toMatchObject({
      provider,
      certified: true,
      signers: [{ state: 'ready', can: { enrol: false } }],
    });
    await office.head.call(certificates.listOwn, {});
    expect(server.requests).toHaveLength(1);
    await knownAs(office.division, '3201010101010004');
    expect((await office.division.call(certificates.listOwn, {})).signers).toMatchObject([
      { state: 'revoked' },
    ]);
    expect(await codeOf(open(office.division, 'benar'))).toBe('signatures.not-ready-at-provider');
    const enrolling = { postId: office.head.postId, keeping: 'passphrase' as const, secret: passphrase };
    expect(await codeOf(office.head.call(certificates.enrol, enrolling))).toBe('signatures.not-local');
  });

  test('signs certified, and stamps what the provider did not', async () => {
    await knownAs(office.head, '3201010101010011');
    const run = await open(office.head, 'benar');
    const signed = await run.sign(pdf);
    expect(run).toMatchObject({ certified: true, certificate: null });
    expect(signed).toMatchObject({ level: 'B-T', awaits: null });
    expect(await judged(signed.pdf)).toMatchObject({
      verdict: 'valid',
      signatures: [{ kind: 'signature', level: 'B-T', signer: { certified: true } }, { kind: 'time-stamp' }],
    });
  });

  test('keeps what the provider signed where the clock answers nonsense, and says that the stamp is awaited', async () => {
    await knownAs(office.head, '3201010101010051');
    await using clock = await timeStampServer(async () => Buffer.from('no time stamp'));
    await choose(server.address, null, clock.address);
    const signed = await (await open(office.head, 'benar')).sign(pdf);
    expect(signed).toMatchObject({ level: 'B-B', awaits: 'time-stamp' });
    expect((await judged(signed.pdf)).verdict).toBe('valid');
    expect(clock.asked).toBe(1);
  });

  test('tells a wrong passphrase at the first letter and asks no second time; guessing ends', async () => {
    await knownAs(office.head, '3201010101010021');
    for (let turn = 0; turn < 5; turn += 1) {
      const run = await open(office.head, `salah-${turn}`);
      expect(await codeOf(run.sign(pdf))).toBe('signatures.wrong-secret');
      expect(await codeOf(run.sign(pdf))).toBe('signatures.run-ended');
    }
    const asked = server.requests.filter(({ path: one }) => one.endsWith('/sign/pdf'));
    expect(asked).toHaveLength(5);
    const locked = await open(office.head, 'benar');
    expect(await codeOf(locked.sign(pdf))).toBe('signatures.too-many-tries');
    expect(server.requests.filter(({ path: one }) => one.endsWith('/sign/pdf'))).toHaveLength(5);
  });

  test('takes nothing odd for a signed letter, and keeps what was sent out of every fault', async () => {
    await knownAs(office.head, '3201010101010031');
    // More often than a secret may be wrong: what is the fault of the service does not count as guessing.
    for (const misdeed of [
      'another-letter',
      'unsigned',
      'no-pdf',
      'unsigned',
      'no-pdf',
      'unsigned',
    ] as const) {
      const run = await open(office.head, 'benar');
      server.misdeed = misdeed;
      const fault = await run.sign(pdf).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'signatures.provider-odd' });
      expect(inspect(fault, { depth: null, showHidden: true })).not.toMatch(/benar|3201010101010031|kunci/);
      server.misdeed = undefined;
    }
  });

  test('signs with the certificate of the person who asks, from an authority that is believed, or not at all', async () => {
    await knownAs(office.head, '3201010101010041');
    const asked = async () => codeOf((await open(office.head, 'benar')).sign(pdf));
    expect(await asked()).toBe('done');
    server.signer = outside.signers[1]!;
    expect(await asked()).toBe('signatures.signed-by-another');
    // In the right name, from an authority that somebody made up.
    server.signer = outside.stranger;
    expect(await asked()).toBe('signatures.signer-not-believed');
    server.misdeed = 'unsigned';
    expect(await asked()).toBe('signatures.provider-odd');
    server.misdeed = undefined;
    server.signer = outside.signers[0]!;
    await house.owner('update signatures.believed_authority set certified = false where agency_id = $1', [
      office.agencyId,
    ]);
    expect(await asked()).toBe('signatures.signer-not-believed');
  });

  test('keeps the password of the service sealed, answers it never and sends it to no other address', async () => {
    const shown = await office.admin.call(settings.show, {});
    expect(shown).toMatchObject({ provider, hasPassword: true, serviceUser: 'instansi' });
    expect(JSON.stringify(shown)).not.toContain('kunci');
    const [row] = await house.owner<{ text: string }>(
      'select s::text as text from signatures.settings s where agency_id = $1',
      [office.agencyId],
    );
    expect(row!.text).not.toContain('kunci');
    expect(row!.text).not.toContain(Buffer.from('kunci').toString('hex'));
    expect(await codeOf(choose(server.address, null))).toBe('done');
    expect(await codeOf(choose('http://127.0.0.1:9', null))).toBe('signatures.settings-incomplete');
    expect(await office.admin.call(settings.test, {})).toMatchObject({
      provider: 'answers',
      clock: 'answers',
    });
    await choose(server.address, 'salah');
    expect(await office.admin.call(settings.test, {})).toMatchObject({ provider: 'refused' });
    await choose('http://127.0.0.1:9', 'kunci');
    expect(await office.admin.call(settings.test, {})).toMatchObject({ provider: 'unreachable' });
    expect(await codeOf(office.staff.call(settings.show, {}))).toBe('core.forbidden');
  });

  test('is asked encrypted, or where the operator named the host; never where a machine tells about itself', async () => {
    for (const address of [
      server.address.replace('127.0.0.1', 'localhost'),
      'http://esign.example.go.id',
      'https://169.254.169.254',
      'https://[::1]:8443',
    ])
      expect([address, await codeOf(choose(address))]).toEqual([address, 'signatures.address-not-allowed']);
    expect(await codeOf(choose())).toBe('done');
    // Kept before the operator took the leave back: asked all the same, nothing of it goes out.
    const before = server.requests.length;
    const strict = outsideContext(house, office, office.admin, { plainHosts: [] });
    expect(await testConnection(strict)).toMatchObject({ provider: 'unreachable' });
    expect(server.requests).toHaveLength(before);
  });

  test('is tried out with a fresh factor, and not without end', async () => {
    const tries: string[] = [];
    for (let turn = 0; turn < 11; turn += 1) tries.push(await codeOf(office.admin.call(settings.test, {})));
    expect(tries.at(-1)).toBe('core.too-many-requests');
    expect(tries[0]).toBe('done');
    house.clock.advance(16 * 60_000);
    expect(await codeOf(office.admin.call(settings.test, {}))).toBe('core.step-up-required');
  });
});

describe('what anybody may fetch', () => {
  test('makes an independent program believe a certificate, and see that it was revoked', async () => {
    const { head } = office;
    const { id, serial } = await enrol(head);
    const [row] = await house.owner<{ certificate: Buffer }>(
      'select certificate from signatures.certificate where id = $1',
      [id],
    );
    const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-published-'));
    const put = (name: string, bytes: Uint8Array | string) => writeFileSync(path.join(folder, name), bytes);
    const openssl = (...args: string[]) =>
      execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    try {
      put('signer.cer', row!.certificate);
      const text = openssl('x509', '-inform', 'der', '-in', 'signer.cer', '-noout', '-text');
      const addresses = [...text.matchAll(/URI:(\S+)/g)].map(([, address]) => address!);
      expect(addresses).toHaveLength(2);
      for (const [role, name] of [
        ['root', 'root'],
        ['issuing', 'issuing'],
      ] as const) {
        const at = `http://localhost/api/signature-authorities/${await authorityId(house, office.agencyId, role)}`;
        const pem = await fetched(house, `${at}/certificate?form=pem`);
        put(`${name}.pem`, pem.bytes);
        const list = await fetched(house, `${at}/revocation-list`);
        expect(list.type).toBe('application/pkix-crl');
        put(`${name}.crl`, list.bytes);
        openssl('crl', '-inform', 'der', '-in', `${name}.crl`, '-out', `${name}.crl.pem`);
      }
      const [list, issuer] = addresses.map((address) => address.replace(/.*\/\//, ''));
      expect(list).toMatch(/revocation-list$/);
      expect((await fetched(house, `http://${issuer}`)).bytes.length).toBeGreaterThan(300);
      openssl('x509', '-inform', 'der', '-in', 'signer.cer', '-out', 'signer.pem');
      const at = String(Math.floor(house.clock.now().getTime() / 1_000));
      const verify = () =>
        openssl(
          'verify',
          '-attime',
          at,
          '-crl_check_all',
          '-CAfile',
          'root.pem',
          '-untrusted',
          'issuing.pem',
          '-CRLfile',
          'root.crl.pem',
          '-CRLfile',
          'issuing.crl.pem',
          'signer.pem',
        );
      expect(verify()).toContain('signer.pem: OK');
      await head.call(certificates.revokeOwn, { certificateId: id, reason: 'key-compromised' });
      const newest = await fetched(house, `http://${list}`);
      expect(readRevocationList(newest.bytes).revoked.get(serial)?.reason).toBe(1);
      put('issuing.crl', newest.bytes);
      openssl('crl', '-inform', 'der', '-in', 'issuing.crl', '-out', 'issuing.crl.pem');
      expect(verify).toThrow(/revoked/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('authorities and lists are renewed by themselves, and letters of long ago stay valid', async () => {
  await enrol(office.head);
  const { pdf: signed } = await (await open(office.head, passphrase)).sign(pdf);
  const began = house.clock.now();
  const renew = () =>
    house.system(office.agencyId, (ctx) =>
      renewLists.run({ ...ctx, transact: (_mode, work) => work(ctx), signal: new AbortController().signal }),
    );
  const numbers = () =>
    house.owner<{ number: number }>('select number from signatures.revocation_list where agency_id = $1', [
      office.agencyId,
    ]);
  try {
    await renew();
    expect((await numbers()).map(({ number }) => number)).toEqual([1, 1]);
    house.clock.set(new Date(began.getTime() + 5 * 86_400_000));
    await renew();
    expect((await numbers()).map(({ number }) => number)).toEqual([2, 2]);
    house.clock.set(new Date(began.getTime() + 9 * 365 * 86_400_000));
    await renew();
    const rows = await house.owner<{ role: string; certificate: Buffer }>(
      'select role, certificate from signatures.authority where agency_id = $1 order by made_at, id',
      [office.agencyId],
    );
    expect(rows.map(({ role }) => role)).toEqual(['root', 'issuing', 'time-stamp', 'issuing', 'time-stamp']);
    expect(readCertificate(rows[3]!.certificate).notAfter > house.clock.now()).toBe(true);
    expect((await judged(signed)).verdict).toBe('valid');
  } finally {
    house.clock.set(began);
  }
});

test('a letter of our printer tells where its signatures go, in the order of the signers', async () => {
  const letter = await renderPdf('modules/signatures/test/places.typ', {}, house.clock.now());
  const places = signaturePlaces(letter);
  expect(places.map(({ page }) => page)).toEqual([1, 0]);
  for (const { rectangle } of places) {
    const [left, bottom, right, top] = rectangle;
    // 50 by 20 millimetres, within the margins.
    expect([right - left, top - bottom].map(Math.round)).toEqual([142, 57]);
    expect(left).toBeGreaterThan(56);
  }
  expect(signaturePlaces(pdf)).toEqual([]);
});

function tokenIsHere(): boolean {
  const found = tokenBox();
  found?.[Symbol.dispose]();
  return found !== undefined;
}

function objectsIn({ module, label, pin }: TokenBox): string {
  const args = [
    '--module',
    module,
    '--token-label',
    label,
    '--login',
    '--pin',
    'env:TEST_PIN',
    '-O',
    '--type',
    'privkey',
  ];
  return execFileSync('pkcs11-tool', args, { encoding: 'utf8', env: { ...process.env, TEST_PIN: pin } });
}
