import { expect, test } from 'vitest';
import { hexOf } from './bytes.ts';
import { FormatFault } from './format-fault.ts';
import { nodeChecking, sha256 } from './node/node-crypto.ts';
import { signerNamed, witnessNamed } from './testing/signers.ts';
import { enoch, foo, peter } from './testing/vectors/notes.ts';
import { isKeyName, keyTypes, parseVerifierKey, printVerifierKey, verifierKey } from './verifier-key.ts';
import { webChecking } from './web-crypto.ts';

test.each([foo.vkey, peter.vkey, enoch.vkey])('%s is read and written as the same', async (vkey) => {
  for (const checking of [nodeChecking, webChecking])
    expect(printVerifierKey(await parseVerifierKey(checking.sha256, vkey))).toBe(vkey);
});

test('the key of the specification has its name, its kind and its id', async () => {
  const key = await parseVerifierKey(sha256, foo.vkey);
  expect({ ...key, publicKey: hexOf(key.publicKey) }).toEqual({
    name: 'example.com/foo',
    type: keyTypes.note,
    id: '530d903a',
    publicKey: 'e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4',
  });
});

test('one key has another id for another kind and another name', async () => {
  const { publicKey } = (await signerNamed('log.example')).key;
  const ids = await Promise.all(
    [
      { name: 'log.example', type: keyTypes.note },
      { name: 'log.example', type: keyTypes.cosignature },
      { name: 'log.example2', type: keyTypes.note },
    ].map(async (key) => (await verifierKey(sha256, { ...key, publicKey })).id),
  );
  expect(new Set(ids).size).toBe(3);
});

// As golang.org/x/mod does in TestNewVerifier: every part of a vkey and every change of one byte is no vkey.
test('no piece of a vkey and no vkey with one byte changed is one', async () => {
  const refused = (vkey: string) => expect(parseVerifierKey(sha256, vkey), vkey).rejects.toThrow(FormatFault);
  const { vkey } = peter;
  for (let from = 0; from <= vkey.length; from++)
    for (let to = from + 1; to <= vkey.length; to++)
      if (to - from < vkey.length) await refused(vkey.slice(from, to));
  for (let at = 0; at < vkey.length; at++)
    await refused(`${vkey.slice(0, at)}${String.fromCharCode(vkey.charCodeAt(at) + 1)}${vkey.slice(at + 1)}`);
});

test.each([
  [
    'a longer key whose id fits',
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
  ],
  ['an unknown kind whose id fits', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
  ['an id in capitals', peter.vkey.replace('c74f20a3', 'C74F20A3')],
  ['a space in front', ` ${peter.vkey}`],
  ['a newline behind', `${peter.vkey}\n`],
])('%s is refused', async (_what, vkey) => {
  await expect(parseVerifierKey(sha256, vkey)).rejects.toThrow(FormatFault);
});

test.each(['a', 'example.com/foo', 'sekolah/é', 'a\uFEFFb', 'a\u200Bb', '名'])('%j may be a name', (name) => {
  expect(isKeyName(name)).toBe(true);
});

test.each([
  '',
  'a b',
  'a+b',
  'a\nb',
  'a\tb',
  'a\u0085b',
  'a\u00A0b',
  'a\u2003b',
  'a\u2028b',
  'a\u3000b',
  'a\u0001b',
  'a\uD800b',
])('%j may be no name', async (name) => {
  expect(isKeyName(name)).toBe(false);
  const { publicKey } = (await witnessNamed('w')).key;
  await expect(verifierKey(sha256, { name, type: keyTypes.note, publicKey })).rejects.toThrow(FormatFault);
});
