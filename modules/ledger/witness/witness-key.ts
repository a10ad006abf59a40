import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { utf8Of } from '#core/transparency/bytes.ts';
import type { Signer } from '#core/transparency/cosignature.ts';
import { sha256, signingKeyOf } from '#core/transparency/node/node-crypto.ts';
import { isKeyName, keyTypes, verifierKey } from '#core/transparency/verifier-key.ts';
import { replaceDurably } from './replace-durably.ts';
import { WitnessFault } from './witness-fault.ts';

const fileName = 'key';
const keyPath = (folder: string) => join(folder, fileName);

/** Whether this folder's witness has a key already. */
export async function hasKey(folder: string): Promise<boolean> {
  return stat(keyPath(folder)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** Makes the key of a new witness: its name on the first line, then PKCS#8 as PEM; nobody else may read it. */
export async function makeKey(folder: string, name: string | undefined): Promise<void> {
  if (name === undefined) throw new WitnessFault('name-needed', folder);
  if (!isKeyName(name) || name.length > 200) throw new WitnessFault('name-malformed', name);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await replaceDurably(keyPath(folder), utf8Of(`${name}\n${pem}`), () => undefined);
}

/** The key of the folder's witness; it cosigns, and is used for nothing else. @throws WitnessFault */
export async function openKey(folder: string, name: string | undefined): Promise<Signer> {
  const path = keyPath(folder);
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) throw new WitnessFault('key-open', path);
  const [first = '', ...pem] = (await readFile(path, 'utf8')).split('\n');
  if (name !== undefined && name !== first) throw new WitnessFault('name-differs', first);
  try {
    const { publicKey, sign } = signingKeyOf(createPrivateKey(pem.join('\n')));
    return { key: await verifierKey(sha256, { name: first, type: keyTypes.cosignature, publicKey }), sign };
  } catch {
    // What is wrong with a key is not told: the words of a parser could hold a piece of it.
    throw new WitnessFault('key-unreadable', path);
  }
}
