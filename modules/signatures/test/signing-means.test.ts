import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { certificates } from '../contract/certificates.ts';
import { renewLists } from '../server/schedules/renew-lists.ts';
import { openSigningRun, signaturePlaces, trustTerms, verifyPdf } from '../server/signatures.api.ts';
import { enrolCertificate } from '../server/usecases/enrol-certificate.ts';
import { readCertificate } from '../server/x509/certificate.ts';
import { readRevocationList } from '../server/x509/revocation-list.ts';
import { authorityId, fetched } from './published.ts';
import { printedLetter } from './signing-house.ts';
import { enrol, outsideContext, passphrase } from './signing-office.ts';
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
