import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secretRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AddressSource, hostOf, isOutsideAddress, isReachable } from './outside-address.ts';

export interface OutsideRequest {
  method: 'GET' | 'POST';
  address: string;
  headers?: Record<string, string>;
  body?: Uint8Array | undefined;
  /** Milliseconds for everything, to the last byte of the answer. */
  patience: number;
  /** Most bytes of an answer that are read. */
  longest: number;
  /** Hosts that the operator allows to be asked without encryption, and on this machine. */
  plainHosts: readonly string[];
  /** Who gave the address; somebody of this house, where nothing is said. */
  source?: AddressSource;
}

export interface OutsideAnswer {
  status: number;
  type: string;
  bytes: Buffer;
}

/** Why there is no answer: `odd` is one that came and is not taken. Carries no word from outside. */
export class OutsideFault extends Error {
  readonly code: 'unreachable' | 'not-allowed' | 'odd';

  constructor(code: OutsideFault['code']) {
    super(code);
    this.name = 'OutsideFault';
    this.code = code;
  }
}

/**
 * Asks a service whose address somebody typed in, or a certificate says. No redirect is followed, no name leads to this
 * machine or to what clouds tell about themselves, and the answer is read piece by piece up to its limit, as it was sent:
 * what is packed could be anything once it is unpacked. @throws OutsideFault
 */
export async function askOutside(asked: OutsideRequest): Promise<OutsideAnswer> {
  if (!isOutsideAddress(asked.address, asked.plainHosts, asked.source)) throw new OutsideFault('not-allowed');
  try {
    const response = await answerTo(asked);
    const { statusCode: status = 0, headers } = response;
    const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
    if (isPacked || (status >= 300 && status < 400)) {
      response.destroy();
      throw new OutsideFault(isPacked ? 'odd' : 'unreachable');
    }
    return { status, type: headers['content-type'] ?? '', bytes: await wholeOf(response, asked.longest) };
  } catch (error) {
    // What went wrong outside is not told to anybody.
    throw error instanceof OutsideFault ? error : new OutsideFault('unreachable');
  }
}

function answerTo({
  method,
  address,
  headers,
  body,
  patience,
  plainHosts,
  source,
}: OutsideRequest): Promise<IncomingMessage> {
  const url = new URL(address);
  const options: RequestOptions = {
    method,
    agent: false,
    headers: {
      ...headers,
      'accept-encoding': 'identity',
      ...(body && { 'content-length': body.byteLength }),
    },
    lookup: guardedLookup(plainHosts.includes(hostOf(url)), source),
    signal: AbortSignal.timeout(patience),
  };
  const send = url.protocol === 'https:' ? secretRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, options, resolve);
    request.once('error', reject);
    // Who answers that another protocol follows (101) closes the request without an answer and without an error.
    request.once('close', () => reject(new OutsideFault('unreachable')));
    request.end(body);
  });
}

async function wholeOf(response: IncomingMessage, longest: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    // Leaving the loop closes the connection.
    if (length > longest) throw new OutsideFault('odd');
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

/** Looks at what a name leads to at the very moment of the connection; a name may mean another address each time. */
function guardedLookup(named: boolean, source?: AddressSource): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...(options as LookupOptions), all: true }, (error, found: LookupAddress[]) => {
      const areAllowed = () => found.every(({ address }) => isReachable(address, named, source));
      const fault = error ?? (areAllowed() ? null : refusal());
      const [first] = found ?? [];
      if (fault || !first) return done(fault ?? refusal(), '', 4);
      if ((options as LookupOptions).all) return done(null, found);
      done(null, first.address, first.family);
    });
  };
}

const refusal = (): NodeJS.ErrnoException => new Error('address not allowed');
