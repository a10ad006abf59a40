import { dropRow, emptyStore, getRow, putRow, rowsOf } from './device-store.ts';
import { type KeptAnswer, keptRule } from './offline-rules.ts';

interface AnswerRow {
  owner: string;
  key: string;
  folder: string;
  answer: unknown;
  at: number;
}

interface FolderRow {
  owner: string;
  key: string;
  at: number;
}

/** What was opened longest ago gives way; nothing stays longer than this. */
const mostFolders = 40;
const longestStay = 14 * 24 * 3_600_000;
/** Answers that belong to no thing: lists, counters. */
const loose = '';

let nameOwner: (owner: string) => void = () => {};
let owner = new Promise<string>((resolve) => {
  nameOwner = resolve;
});

/** Only the answers of this person are kept and found from now on. Until it is known whose they are, they wait. */
export function keepFor(next: string): void {
  nameOwner(next);
  owner = Promise.resolve(next);
}

const keyOf = (operation: string, input: unknown) => `${operation} ${JSON.stringify(input ?? null)}`;

/** Keeps what the rule allows of an answer. What cannot be kept is left; reading goes on. */
export async function keep(rule: KeptAnswer, input: unknown, answer: unknown): Promise<void> {
  const of = await owner;
  const part = rule.part(answer, input);
  const folder = part.folder ?? loose;
  if (part.answer === null) return dropFolder(of, folder);
  const now = Date.now();
  if ('opensFolder' in part && part.opensFolder) await putRow('folders', { owner: of, key: folder, at: now });
  else if (folder !== loose && !(await getRow('folders', [of, folder]))) return;
  const row: AnswerRow = {
    owner: of,
    key: keyOf(rule.operation, input),
    folder,
    answer: part.answer,
    at: now,
  };
  await putRow('answers', row);
  await dropOldest(of, now);
}

/** The kept answer, or undefined. */
export async function kept(operation: string, input: unknown): Promise<unknown> {
  if (!keptRule(operation)) return undefined;
  const row = await getRow<AnswerRow>('answers', [await owner, keyOf(operation, input)]);
  return row && Date.now() - row.at < longestStay ? row.answer : undefined;
}

/** Forgets everything that was read here: after signing out, and when somebody else signs in. */
export async function forgetAnswers(): Promise<void> {
  await Promise.all([emptyStore('answers'), emptyStore('folders')]);
}

async function dropFolder(of: string, folder: string): Promise<void> {
  if (folder === loose) return;
  for (const { key } of await rowsOf<AnswerRow>('answers', [of, folder])) await dropRow('answers', [of, key]);
  await dropRow('folders', [of, folder]);
}

async function dropOldest(of: string, now: number): Promise<void> {
  const folders = (await rowsOf<FolderRow>('folders', of)).toSorted((a, b) => b.at - a.at);
  const old = folders.filter(({ at }, place) => place >= mostFolders || now - at > longestStay);
  for (const { key } of old) await dropFolder(of, key);
}
