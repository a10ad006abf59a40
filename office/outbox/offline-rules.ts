import type { Call } from '#core/contract/client.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';

/** What of an answer stays on the device. */
export interface KeptPart {
  answer: unknown;
  /** Answers of one thing go together: a letter with its dispositions. */
  folder?: string;
  /** Answers without this are kept only while the folder is there; who may not keep the first keeps none. */
  opensFolder?: boolean;
}

/** An answer that may be read without a network. */
export interface KeptAnswer {
  operation: string;
  /** What of the answer is kept; null where nothing of it may stay, and its folder is emptied. */
  part: (answer: unknown, input: unknown) => KeptPart | { folder: string; answer: null };
}

/** Hands in what was written of a text without a network. */
export interface TextSender {
  /** Some of the updates, the first ones first; answers how many arrived. @throws AppError what the server refuses */
  sendSome: (
    text: { subject: string; seq: number },
    updates: readonly Uint8Array[],
    by: Call,
  ) => Promise<number>;
}

/** What a module lets happen without a network. */
export interface OfflineRules {
  /** Acts that wait on the device until they can be sent. */
  queued?: readonly Operation[];
  kept?: readonly KeptAnswer[];
  /** Texts that several people write at once. */
  texts?: () => Promise<TextSender>;
  /** An outbox of the module's own, kept going for its owner until the returned function is called. */
  ownBox?: () => Promise<{ follow: (owner: string) => () => void }>;
}

/** Binds a rule to the types of its operation. */
export function keptAnswer<Op extends Operation>(
  operation: Op,
  part: (
    answer: OutputOf<Op>,
    input: SentInput<Op>,
  ) => (KeptPart & { answer: OutputOf<Op> }) | { folder: string; answer: null },
): KeptAnswer {
  return { operation: operation.id, part: part as KeptAnswer['part'] };
}

const queued = new Map<string, Operation>();
const kept = new Map<string, KeptAnswer>();
let texts: (() => Promise<TextSender>) | undefined;
let ownBox: OfflineRules['ownBox'];

/** Called once at the start, with what all modules allow. */
export function allowOffline(rules: readonly OfflineRules[]): void {
  for (const { queued: operations = [], kept: answers = [], texts: sender, ownBox: box } of rules) {
    for (const operation of operations) queued.set(operation.id, operation);
    for (const answer of answers) kept.set(answer.operation, answer);
    texts ??= sender;
    ownBox ??= box;
  }
}

export function queuedOperation(id: string): Operation | undefined {
  return queued.get(id);
}

export function keptRule(id: string): KeptAnswer | undefined {
  return kept.get(id);
}

export function textSender(): Promise<TextSender> | undefined {
  return texts?.();
}

/** Keeps the outbox of a module going, where one has its own. */
export async function followOwnBox(owner: string): Promise<() => void> {
  const box = await ownBox?.();
  return box?.follow(owner) ?? (() => {});
}
