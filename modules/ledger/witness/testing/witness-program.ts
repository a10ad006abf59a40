/** The program of `witness-process.ts`. The faults are here and nowhere in the product. */
import { appendFileSync } from 'node:fs';
import { cosign } from '#core/transparency/cosignature.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { parseAddCheckpoint } from '#core/transparency/witness-protocol.ts';
import { believedLogsFile } from '../believed-logs.ts';
import { serveWitness } from '../serve-witness.ts';
import type { WitnessStep } from '../steps.ts';
import { openWitness, type Witness } from '../witness.ts';
import type { ProcessOptions } from './witness-process.ts';

const settings = JSON.parse(process.argv[2]!) as Omit<ProcessOptions, 'program'>;
const { folder, logs, name, host = '127.0.0.1', port = 0, behaviour = 'real', dieAt } = settings;

let heard = 0;
let isOpen = false;
const onStep = (step: WitnessStep): void => {
  if (!isOpen) return;
  appendFileSync(`${folder}.steps`, `${step}\n`);
  if (heard++ === dieAt) process.kill(process.pid, 'SIGKILL');
};

const log = { info: () => undefined, warn: () => undefined };
const witness = await openWitness({ folder, name, log, logs: await believedLogsFile(logs), onStep });
isOpen = true;

const cosigned = async (body: Uint8Array): ReturnType<Witness['addCheckpoint']> => {
  const time = Math.floor(Date.now() / 1_000);
  return {
    status: 200,
    cosignatures: [await cosign(witness.signer, parseAddCheckpoint(body).note.text, time)],
  };
};

/** Answers when it has judged, and keeps what it cosigned a moment later: the fault that the crash test must find. */
const answersFirst: Witness['addCheckpoint'] = async (body) => {
  const { oldSize, checkpoint } = parseAddCheckpoint(body);
  const { originHashOf } = await import('../kept-heads.ts');
  const newest = await witness.newest(originHashOf(checkpoint.origin));
  const size = newest ? Number(Buffer.from(newest).toString().split('\n')[1]) : 0;
  if (size !== oldSize || size > checkpoint.size) return { status: 409, size };
  setTimeout(() => void witness.addCheckpoint(body), 20);
  return cosigned(body);
};

const addCheckpoint = { real: witness.addCheckpoint, lying: cosigned, 'answers-first': answersFirst }[
  behaviour
];
const served = await serveWitness(
  { ...witness, addCheckpoint },
  { host, port, ailment: () => undefined, onError: (error) => console.error(error) },
);
process.on('SIGTERM', async () => {
  await served.close();
  await witness.close();
  process.exit(0);
});
console.log(JSON.stringify({ vkey: printVerifierKey(witness.signer.key), url: served.url }));
