import { spawn } from 'node:child_process';
import { createHash, randomBytes, verify } from 'node:crypto';
import { AppError, fail } from '#core/contract/errors.ts';
import { publicKeyOf, readCertificate } from '../x509/certificate.ts';
import type { Signer } from './signer.ts';

/** A token with keys that never leave it (PKCS#11), reached through `pkcs11-tool` of OpenSC. */
export interface Token {
  /** Library of its maker, named by the operator. */
  module: string;
  label: string;
}

const program = 'pkcs11-tool';
const patience = 30_000;
const longestAnswer = 64 * 1024;

/**
 * Makes a key on curve P-256 in the token, which never gives it out.
 * @returns its identifier there and its public half (SubjectPublicKeyInfo)
 * @throws signatures.wrong-secret, signatures.token-fault
 */
export async function makeTokenKey(token: Token, pin: string): Promise<{ id: string; keyInfo: Buffer }> {
  const id = randomBytes(16).toString('hex');
  const kind = ['--key-type', 'EC:prime256v1', '--usage-sign', '--sensitive', '--private'];
  await ask(token, pin, ['--keypairgen', ...kind, '--id', id, '--label', `pendopo-${id.slice(0, 8)}`]);
  const keyInfo = await ask(token, pin, ['--read-object', '--type', 'pubkey', '--id', id]);
  return { id, keyInfo };
}

/**
 * A signer whose key is in a token. One signature is made and checked first: a wrong PIN, or a key that is not that of
 * the certificate, is told before anything is signed.
 * @throws signatures.wrong-secret, signatures.token-fault
 */
export async function openedTokenKey(
  token: Token,
  { id, chain }: { id: string; chain: Signer['chain'] },
  pin: string,
): Promise<Signer> {
  // The mechanism that every token has takes a digest and leaves hashing to the caller.
  const how = ['--sign', '--mechanism', 'ECDSA', '--signature-format', 'openssl', '--id', id];
  const sign = (bytes: Uint8Array) => ask(token, pin, how, createHash('sha256').update(bytes).digest());
  const trial = randomBytes(32);
  const isOurs = verify('sha256', trial, publicKeyOf(readCertificate(chain[0])), await sign(trial));
  if (!isOurs) fail('signatures.token-fault');
  return { chain, kind: 'ecdsa', sign };
}

/** One call of the program. The PIN is in the environment of the child, never among its arguments. */
async function ask(token: Token, pin: string, what: readonly string[], input?: Uint8Array): Promise<Buffer> {
  // No environment takes such a PIN, and the fault that says so would repeat it.
  if (pin.includes('\0')) fail('signatures.wrong-secret');
  const where = ['--module', token.module, '--token-label', token.label];
  const args = [...where, '--login', '--pin', 'env:PENDOPO_TOKEN_PIN', ...what];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...childEnvironment(), PENDOPO_TOKEN_PIN: pin },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: patience,
    });
    const answer: Buffer[] = [];
    let length = 0;
    let complaint = '';
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length <= longestAnswer) answer.push(piece);
    });
    child.stderr.on('data', (piece: Buffer) => {
      complaint = (complaint + piece.toString('latin1')).slice(-4_000);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', () => reject(faultOf('')));
    child.on('close', (code) => {
      if (code === 0 && length <= longestAnswer) resolve(Buffer.concat(answer));
      else reject(faultOf(complaint));
    });
  });
}

/** What the program complains of stays here: only what it means is told. */
function faultOf(complaint: string): AppError {
  const isPin = /CKR_PIN_(INCORRECT|LEN_RANGE|INVALID|LOCKED)/.test(complaint);
  return new AppError(isPin ? 'signatures.wrong-secret' : 'signatures.token-fault');
}

/** Libraries of makers read their own variables; ours that hold secrets are none of their business. */
const childEnvironment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/KEY|SECRET|PASSWORD|TOKEN|_URL$/.test(name)),
  );
