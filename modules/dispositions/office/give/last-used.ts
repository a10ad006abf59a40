import { readOwn, writeOwn } from '#office/state/own-stored.ts';

/** What was said through a post last time, so that the usual case needs one tick. */
export interface LastUsed {
  instructions: string[];
  /** Posts, the latest first. */
  recipients: string[];
}

const kept = 12;
const keyOf = (postId: string) => `dispositions.last.${postId}`;

export function lastUsed(postId: string): LastUsed {
  try {
    const stored = JSON.parse(readOwn('passing', keyOf(postId)) ?? '{}') as Partial<LastUsed>;
    return { instructions: stored.instructions ?? [], recipients: stored.recipients ?? [] };
  } catch {
    return { instructions: [], recipients: [] };
  }
}

export function keepLastUsed(postId: string, said: LastUsed): void {
  const before = lastUsed(postId).recipients.filter((one) => !said.recipients.includes(one));
  const recipients = [...said.recipients, ...before].slice(0, kept);
  writeOwn('passing', keyOf(postId), JSON.stringify({ instructions: said.instructions, recipients }));
}
