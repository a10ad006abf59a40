import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { operatorLocale, operatorText } from '#app/operator-texts.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { nodeChecking } from '#core/transparency/node/node-crypto.ts';
import { type ToldVerdict, tellVerdict } from '#modules/ledger/verify/tell-verdict.ts';
import { type FileVerdict, verifyFile } from '#modules/ledger/verify/verify-file.ts';
import { readArguments, UsageError } from './usage-error.ts';

/** By verdict; 1 and 2 are those of every command. */
export const exitCodes = { witnessed: 0, 'not-witnessed': 3, mismatch: 4, 'cannot-check': 5 } as const;

/** Proofs and policies have a few kilobytes. */
const mostBytes = 5_000_000;

/** `verify FILE PROOF --policy POLICY [--json]`: with no server, no database and no network; answers the exit code. */
export async function verify(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    policy: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [file, proof, ...others] = positionals;
  if (!file || !proof || !values.policy || others.length > 0) throw new UsageError();
  const found = await verifyFile(nodeChecking, {
    digest: await readable(file, () => digestOf(file)),
    proof: await readable(proof, () => small(proof)),
    policy: await readable(values.policy, () => small(values.policy!)),
  });
  console.log(
    values.json ? JSON.stringify(asJson(found)) : inWords(tellVerdict(found, { locale: operatorLocale() })),
  );
  return exitCodes[found.verdict];
}

async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

async function small(path: string): Promise<Buffer> {
  // What is longer is no such file, and is judged as one that cannot be read.
  return (await stat(path)).size > mostBytes ? Buffer.alloc(0) : readFile(path);
}

async function readable<Answer>(path: string, read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new OperatorError(operatorText('verify.unreadable', { path, reason: code }));
  }
}

const marks = { good: '✓', wait: '·', bad: '✗' } as const;

/** What comes from a file is printed without what a terminal would obey. */
const harmless = (text: string): string => text.replaceAll(/\p{C}/gu, '?');

function inWords({ title, means, steps, facts, asOf }: ToldVerdict): string {
  const width = Math.max(0, ...facts.map(({ label }) => label.length));
  return [
    title.toUpperCase(),
    means,
    ...steps.map(({ tone, label, state }) => `  ${marks[tone]} ${label}: ${state}`),
    ...facts.map(({ label, value, exactly }) => {
      const whole = exactly ? `${value} (${exactly})` : value;
      return `  ${label.padEnd(width)}  ${harmless(whole)}`;
    }),
    ...(asOf ? [asOf] : []),
  ].join('\n');
}

function asJson(found: FileVerdict): object {
  if (!('steps' in found)) return found;
  const { leaf, ...rest } = found;
  return { ...rest, record: { kind: leaf.kind, agency: leaf.agency, at: leaf.at, seq: leaf.seq } };
}
