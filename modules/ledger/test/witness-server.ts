import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import type { TreeHead } from '#core/transparency/consistency.ts';
import { cosign } from '#core/transparency/cosignature.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { judgeAddCheckpoint } from '#core/transparency/judge-add-checkpoint.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { type Note, printNote, withSignatures } from '#core/transparency/note.ts';
import { witnessNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey, type VerifierKey } from '#core/transparency/verifier-key.ts';
import {
  type AddCheckpointAnswer,
  monitoringPath,
  parseAddCheckpoint,
  printAddCheckpointAnswer,
} from '#core/transparency/witness-protocol.ts';

/** Seconds since 1970 that the witness of tests puts beside its cosignatures. */
const seenAt = 1_795_000_000;

/** A witness on this machine that believes the logs it is told of (C2SP tlog-witness). */
export async function witnessServer(name: string) {
  const signer = await witnessNamed(name);
  const believed = new Map<string, readonly VerifierKey[]>();
  const latest = new Map<string, TreeHead & { note: Note }>();
  const asked: number[] = [];

  const answer = async (body: Buffer): Promise<AddCheckpointAnswer> => {
    const request = parseAddCheckpoint(body);
    const { origin } = request.checkpoint;
    const judged = await judgeAddCheckpoint(nodeChecking, latest.get(origin), request, believed);
    if (judged.status !== 200) return judged;
    const cosignature = await cosign(signer, request.note.text, seenAt);
    latest.set(origin, { ...judged.latest, note: withSignatures(request.note, [cosignature]) });
    return { status: 200, cosignatures: [cosignature] };
  };
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const given = await answer(await buffer(request)).catch((error: unknown): AddCheckpointAnswer => {
        if (error instanceof FormatFault) return { status: 400 };
        throw error;
      });
      asked.push(given.status);
      const { status, contentType, body } = printAddCheckpointAnswer(given);
      return void response.writeHead(status, { 'content-type': contentType }).end(body);
    }
    for (const [origin, { note }] of latest)
      if (request.url === `/${await monitoringPath(sha256, origin)}`)
        return void response.end(printNote(note));
    return void response.writeHead(404).end();
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    vkey: printVerifierKey(signer.key),
    address: `http://127.0.0.1:${port}`,
    /** Status of every answer. */
    asked,
    believe: (origin: string, key: VerifierKey) => void believed.set(origin, [key]),
    /** Says that it cosigned what the log never signed. */
    boast: async (origin: string, size: number) => {
      const root = sha256(Buffer.from('made up'));
      const text = printCheckpoint({ origin, size, root });
      latest.set(origin, { size, root, note: { text, signatures: [await cosign(signer, text, seenAt)] } });
    },
    /** Forgets what it cosigned, as one whose disk was lost. */
    forget: () => latest.clear(),
    sleep: () => new Promise<void>((resolve) => server.close(() => resolve())),
    wake: () => listen(port),
  };
}
