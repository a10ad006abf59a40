import { pageLeft } from '../session/at-work.ts';
import { dropRow, emptyOfOthers, emptyStore, getRow, putRow, rowsOf } from './device-store.ts';
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
const mostLoose = 30;
const longestStay = 14 * 24 * 3_600_000;
/** Answers that belong to no thing: lists, counters. */
const loose = '';

let nameOwner: (owner: string) => void = () => {};
let owner = new Promise<string>((resolve) => {
  nameOwner = resolve;
});

/** As whom nothing is kept and found. */
export const nobody = '';

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
  if (pageLeft.get() || of === nobody) return;
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

export interface Kept {
  answer: unknown;
  /** When the server gave it (ms). */
  at: number;
}

/** The kept answer, or undefined. */
export async function kept(operation: string, input: unknown): Promise<Kept | undefined> {
  if (!keptRule(operation)) return undefined;
  const row = await getRow<AnswerRow>('answers', [await owner, keyOf(operation, input)]);
  return row && Date.now() - row.at < longestStay ? { answer: row.answer, at: row.at } : undefined;
}

/**
 * Forgets what the server now refuses: the answer, everything else of the same thing, and the lists that name it or what
 * was asked for.
 */
export async function forgetRefused(operation: string, input: unknown): Promise<void> {
  const of = await owner;
  const key = keyOf(operation, input);
  const row = await getRow<AnswerRow>('answers', [of, key]);
  if (row) await dropRow('answers', [of, key]);
  if (row) await dropFolder(of, row.folder);
  const ids = [row?.folder ?? loose, ...idsIn(input)].filter((id) => id !== loose);
  for (const list of await rowsOf<AnswerRow>('answers', [of, loose])) {
    const words = JSON.stringify(list.answer);
    if (ids.some((id) => words.includes(id))) await dropRow('answers', [of, list.key]);
  }
}

/** Forgets everything that was read here: after signing out. */
export async function forgetAnswers(): Promise<void> {
  await Promise.all([emptyStore('answers'), emptyStore('folders')]);
}

/** Forgets what anybody else read here. */
export async function forgetAnswersOfOthers(than: string): Promise<void> {
  await Promise.all([emptyOfOthers('answers', than), emptyOfOthers('folders', than)]);
}

const idLike = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsIn(input: unknown): string[] {
  return Object.values((input ?? {}) as Record<string, unknown>).filter(
    (value): value is string => typeof value === 'string' && idLike.test(value),
  );
}

async function dropFolder(of: string, folder: string): Promise<void> {
  if (folder === loose) return;
  for (const { key } of await rowsOf<AnswerRow>('answers', [of, folder])) await dropRow('answers', [of, key]);
  await dropRow('folders', [of, folder]);
}

async function dropOldest(of: string, now: number): Promise<void> {
  const old = (rows: { key: string; at: number }[], most: number) =>
    rows
      .toSorted((a, b) => b.at - a.at)
      .filter(({ at }, place) => place >= most || now - at > longestStay)
      .map(({ key }) => key);
  for (const key of old(await rowsOf<FolderRow>('folders', of), mostFolders)) await dropFolder(of, key);
  const lists = await rowsOf<AnswerRow>('answers', [of, loose]);
  for (const key of old(lists, mostLoose)) await dropRow('answers', [of, key]);
}
