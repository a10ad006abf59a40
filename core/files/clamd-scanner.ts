import { createReadStream } from 'node:fs';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { AppError, fail } from '../contract/errors.ts';
import './errors.ts';
import type { FileScanner, Verdict } from './file-scanner.ts';

/** Silence of the daemon after which it counts as gone, milliseconds. */
const patience = 60_000;

/**
 * A scanner that asks a ClamAV daemon by `INSTREAM` (clamd(8)): bytes go over the socket, so the daemon needs no
 * access to our files.
 * @param address `tcp://host:3310` or `unix:///run/clamav/clamd.ctl` (CLAMD_URL)
 */
export function clamdScanner(address: string, patienceMs = patience): FileScanner {
  const target = targetOf(address);
  return {
    async scan(path) {
      try {
        return verdictOf(await ask(target, path, patienceMs));
      } catch (error) {
        const unavailable = new AppError('files.scanner-unavailable');
        unavailable.cause = error;
        throw unavailable;
      }
    },
  };
}

function targetOf(address: string): NetConnectOpts {
  const url = new URL(address);
  if (url.protocol === 'unix:') return { path: decodeURIComponent(url.pathname) };
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || 3310 };
}

/** `stream: OK`, `stream: <name> FOUND`; everything else says that it could not look. */
function verdictOf(answer: string): Verdict {
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found) return { clean: false, reason: found[1]! };
  if (answer !== 'stream: OK') fail('files.scanner-unavailable');
  return { clean: true };
}

async function ask(target: NetConnectOpts, path: string, patienceMs: number): Promise<string> {
  const socket = connect(target);
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('the scanner is silent')));
  const answer = answerOf(socket);
  // Looked at below; when the sending fails first, nobody else would.
  answer.catch(() => undefined);
  try {
    await send(socket, path);
    return await answer;
  } finally {
    socket.destroy();
  }
}

async function answerOf(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of socket) {
    parts.push(part as Buffer);
    if ((part as Buffer).includes(0)) break;
  }
  return Buffer.concat(parts).toString('utf8').replace(/\0.*$/s, '').trim();
}

/** Each piece with its length in front (32 bits, network order); a length of 0 ends the stream. */
async function send(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((piece as Buffer).length);
    await write(socket, Buffer.concat([length, piece as Buffer]));
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
