import { askOutside, type OutsideAnswer, OutsideFault } from '#core/outside/ask-outside.ts';
import { fromUtf8 } from '#core/transparency/bytes.ts';
import { parseCheckpoint } from '#core/transparency/checkpoint.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { type Note, type NoteSignature, parseNote } from '#core/transparency/note.ts';
import { openNote } from '#core/transparency/open-note.ts';
import type { VerifierKey } from '#core/transparency/verifier-key.ts';
import {
  type AddCheckpoint,
  type AddCheckpointAnswer,
  monitoringPath,
  parseAddCheckpointAnswer,
  printAddCheckpoint,
} from '#core/transparency/witness-protocol.ts';

export interface AskedWitness {
  /** Of kind `cosignature`. */
  key: VerifierKey;
  /** What comes before `/add-checkpoint`. */
  address: string;
}

export interface Asking {
  /** Hosts that the operator allows to be asked without encryption, and on this machine. */
  plainHosts: readonly string[];
  /** Milliseconds for an answer. */
  patience?: number;
}

export type WitnessWord =
  /** Its cosignature was checked. */
  | { said: 'cosigned'; line: NoteSignature; time: number }
  /** What it cosigned last has this size: prove from there. A size beyond the log's own is an alarm. */
  | { said: 'another-size'; size: number }
  /** 404: it does not know the log; 403: nor its key; 422: this does not continue what it saw; 400: not understood. */
  | { said: 'no'; status: 400 | 403 | 404 | 422 }
  /** `odd`: an answer that the protocol does not know, or a cosignature that does not hold. */
  | { said: 'nothing'; why: OutsideFault['code'] };

/** Most bytes of an answer: some hundred signature lines. */
const longest = 100_000;

/** Asks a witness to cosign a checkpoint (C2SP tlog-witness). What it says, or does not say, is data. */
export async function askWitness(
  witness: AskedWitness,
  request: AddCheckpoint,
  asking: Asking,
): Promise<WitnessWord> {
  const body = printAddCheckpoint(request);
  const answered = await heard(async () => {
    const told = await outside('POST', `${prefixOf(witness)}/add-checkpoint`, asking, body);
    const contentType = told.type;
    return parseAddCheckpointAnswer({ status: told.status, contentType, body: fromUtf8(told.bytes) ?? '' });
  });
  return 'said' in answered ? answered : wordOf(witness, request.note, answered);
}

async function wordOf({ key }: AskedWitness, note: Note, answer: AddCheckpointAnswer): Promise<WitnessWord> {
  if (answer.status === 409) return { said: 'another-size', size: answer.size };
  if (answer.status !== 200) return { said: 'no', status: answer.status };
  const opened = await openNote(nodeChecking, { text: note.text, signatures: answer.cosignatures }, [key]);
  const [held] = opened.outcome === 'signed' ? opened.signatures : [];
  if (!held?.time) return { said: 'nothing', why: 'odd' };
  return { said: 'cosigned', line: held.line, time: held.time };
}

export type NewestWord =
  /** The note as the witness keeps it; its cosignature was checked, the log's signature was not. */
  | { said: 'newest'; note: Note; size: number }
  /** It never cosigned this log. */
  | { said: 'none' }
  | { said: 'nothing'; why: OutsideFault['code'] };

/** What a witness cosigned last of a log, as it tells everybody. */
export async function newestCosigned(
  witness: AskedWitness,
  origin: string,
  asking: Asking,
): Promise<NewestWord> {
  const path = await monitoringPath(sha256, origin);
  return heard(async (): Promise<NewestWord> => {
    const { status, bytes } = await outside('GET', `${prefixOf(witness)}/${path}`, asking);
    if (status === 404) return { said: 'none' };
    if (status !== 200) return { said: 'nothing', why: 'odd' };
    const note = parseNote(bytes);
    const checkpoint = parseCheckpoint(note.text);
    const opened = await openNote(nodeChecking, note, [witness.key]);
    if (opened.outcome !== 'signed' || checkpoint.origin !== origin) return { said: 'nothing', why: 'odd' };
    return { said: 'newest', note, size: checkpoint.size };
  });
}

const prefixOf = ({ address }: AskedWitness): string => address.replace(/\/+$/, '');

const outside = (
  method: 'GET' | 'POST',
  address: string,
  { plainHosts, patience = 5_000 }: Asking,
  body?: Uint8Array,
): Promise<OutsideAnswer> => askOutside({ method, address, body, patience, longest, plainHosts });

async function heard<Answer>(
  ask: () => Promise<Answer>,
): Promise<Answer | { said: 'nothing'; why: OutsideFault['code'] }> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof OutsideFault) return { said: 'nothing', why: error.code };
    if (error instanceof FormatFault) return { said: 'nothing', why: 'odd' };
    throw error;
  }
}
