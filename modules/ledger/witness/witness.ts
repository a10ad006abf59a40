/** A witness of logs (C2SP tlog-witness v1): it cosigns what continues what it cosigned before, and nothing else. */
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncFolder } from '#core/files/durable-folder.ts';
import type { Logger } from '#core/log/logger.ts';
import { fromUtf8 } from '#core/transparency/bytes.ts';
import { cosign, type Signer } from '#core/transparency/cosignature.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { judgeAddCheckpoint } from '#core/transparency/judge-add-checkpoint.ts';
import { nodeChecking } from '#core/transparency/node/node-crypto.ts';
import { type Note, printNote, withSignatures } from '#core/transparency/note.ts';
import { openNote } from '#core/transparency/open-note.ts';
import type { VerifierKey } from '#core/transparency/verifier-key.ts';
import {
  type AddCheckpointAnswer,
  parseAddCheckpoint,
  type ReadAddCheckpoint,
} from '#core/transparency/witness-protocol.ts';
import type { BelievedLogsFile } from './believed-logs.ts';
import { lockFolder } from './folder-lock.ts';
import { type KeptHeads, openHeads, originHashOf } from './kept-heads.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { OnStep } from './steps.ts';
import { hasKey, makeKey, openKey } from './witness-key.ts';

/** What a witness does, behind whatever brings it the requests. */
export interface Witness {
  signer: Signer;
  /** Answers the body of a request; rejects where it could not be kept, and then nothing was signed. */
  addCheckpoint(body: Uint8Array): Promise<AddCheckpointAnswer>;
  /** The bytes of what it cosigned last of a log, with its cosignature. */
  newest(originHash: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

export interface WitnessSettings {
  /** Holds the key and what was cosigned; no other program may write these. */
  folder: string;
  /** Under which the key is known; needed once, when it is made. */
  name?: string | undefined;
  logs: BelievedLogsFile;
  log: Pick<Logger, 'info' | 'warn'>;
  now?: () => Date;
  onStep?: OnStep;
}

/** Opens the witness of a folder, or makes it where there is none. @throws WitnessFault */
export async function openWitness(settings: WitnessSettings): Promise<Witness> {
  const { folder, name, onStep = () => undefined } = settings;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await syncFolder(dirname(resolve(folder)));
  const unlock = await lockFolder(folder);
  try {
    const isNew = !(await hasKey(folder));
    const heads = await openHeads(folder, isNew, onStep);
    // The key comes last: where there is one, there is all that it could have signed.
    if (isNew) await makeKey(folder, name);
    const signer = await openKey(folder, name);
    return { ...witnessing(settings, heads, signer, onStep), close: unlock };
  } catch (error) {
    await unlock();
    throw error;
  }
}

function witnessing(
  { logs, log, now = () => new Date() }: WitnessSettings,
  heads: KeptHeads,
  signer: Signer,
  onStep: OnStep,
): Omit<Witness, 'close'> {
  const held = oneAtATime();

  const judged = async (hash: string, asked: ReadAddCheckpoint): Promise<AddCheckpointAnswer> => {
    const { note, checkpoint } = asked;
    const believed = await logs.now();
    const latest = await heads.read(hash);
    const judgement = await judgeAddCheckpoint(nodeChecking, latest?.head, asked, believed);
    // Of the signatures those of the log alone: what strangers wrote under it is kept nowhere.
    const signed = await signedNote(note, believed.get(checkpoint.origin) ?? []);
    if (judgement.status === 422) {
      // Two notes of one log of which neither continues the other: what a judge of logs wants to see.
      const [told, before] = [signed, latest?.note].map((one) => one && fromUtf8(printNote(one)));
      log.warn({ told, before }, 'a log does not continue what was seen of it');
    }
    if (judgement.status !== 200) return judgement;
    const time = Math.floor(now().getTime() / 1_000);
    await heads.keep(hash, signed, time);
    await onStep('cosign');
    return { status: 200, cosignatures: [await cosign(signer, note.text, time)] };
  };

  return {
    signer,
    async addCheckpoint(body) {
      const asked = read(body);
      if (!asked) return { status: 400 };
      const { origin, size } = asked.checkpoint;
      // A stranger's origins take no place in the queues.
      if (!(await logs.now()).has(origin)) return { status: 404 };
      const hash = originHashOf(origin);
      const answer = await held(hash, () => judged(hash, asked));
      log.info({ origin, size, oldSize: asked.oldSize, status: answer.status }, 'add-checkpoint');
      await onStep('answer');
      return answer;
    },
    async newest(hash) {
      const kept = heads.newest(hash);
      if (!kept) return undefined;
      return printNote(withSignatures(kept.note, [await cosign(signer, kept.note.text, kept.time)]));
    },
  };
}

async function signedNote({ text, signatures }: Note, keys: readonly VerifierKey[]): Promise<Note> {
  const opened = await openNote(nodeChecking, { text, signatures }, keys);
  return { text, signatures: opened.outcome === 'signed' ? opened.signatures.map(({ line }) => line) : [] };
}

function read(body: Uint8Array): ReadAddCheckpoint | undefined {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof FormatFault) return undefined;
    throw error;
  }
}
