import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { openedPkcs12, sealedPkcs12 } from '../server/keys/pkcs12.ts';
import { inFolder, pem, said } from './independent-tools.ts';
import { type SigningHouse, signingHouse } from './signing-house.ts';

const passphrase = 'Rahasia “é” 1';
let house: SigningHouse;
beforeAll(async () => {
  house = await signingHouse(new Date('2026-11-22T02:00:00Z'), ['p-256', 'rsa-3072']);
});

test('a sealed key opens with its passphrase and with no other', () => {
  for (const holder of house.holders.slice(0, 2)) {
    const file = sealedPkcs12(holder, passphrase);
    const opened = openedPkcs12(file, passphrase)!;
    expect(opened.key.equals(holder.key)).toBe(true);
    expect(opened.chain.map((one) => Buffer.from(one))).toEqual(holder.chain);
    expect(openedPkcs12(file, `${passphrase} `)).toBeUndefined();
  }
});

test('neither key nor passphrase can be read in the file', () => {
  const [holder] = house.holders;
  const file = sealedPkcs12(holder!, passphrase);
  const secret = Buffer.from(holder!.key.export({ format: 'jwk' }).d!, 'base64url');
  expect(file.includes(secret)).toBe(false);
  expect(file.includes(Buffer.from(passphrase))).toBe(false);
});

test('a changed byte of the file is noticed', () => {
  const file = sealedPkcs12(house.holders[0]!, passphrase);
  const at = file.length >> 1;
  file[at] = file[at]! ^ 1;
  expect(openedPkcs12(file, passphrase)).toBeUndefined();
});

test('an independent program reads our files and we read its', () => {
  const [holder] = house.holders;
  const [leaf, ...above] = holder!.chain;
  const key = holder!.key.export({ type: 'pkcs8', format: 'pem' }) as string;
  const files = {
    'ours.p12': sealedPkcs12(holder!, 'rahasia'),
    'key.pem': key,
    'leaf.pem': pem(leaf),
    'above.pem': above.map((one) => pem(one)).join(''),
  };
  inFolder(files, (folder) => {
    const text = said(folder, 'openssl', 'pkcs12', '-in', 'ours.p12', '-passin', 'pass:rahasia', '-nodes');
    expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(text).toContain('BEGIN PRIVATE KEY');
    said(
      folder,
      'openssl',
      'pkcs12',
      '-export',
      '-inkey',
      'key.pem',
      '-in',
      'leaf.pem',
      '-certfile',
      'above.pem',
      '-out',
      'theirs.p12',
      '-passout',
      'pass:rahasia',
    );
    const opened = openedPkcs12(readFileSync(`${folder}/theirs.p12`), 'rahasia')!;
    expect(opened.key.equals(holder!.key)).toBe(true);
    expect(opened.chain).toHaveLength(3);
  });
});
