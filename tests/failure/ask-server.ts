import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  body: unknown;
}

export interface Question {
  url: string;
  token: string;
  key: string;
  body: unknown;
  /** Close the socket this many milliseconds after the request was sent, whatever the server is doing. */
  hangUpAfter?: number | undefined;
}

/** Connections that stay open, as a browser's do. */
export const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Posts JSON over a real socket. @throws where the connection breaks before the answer has come */
export function ask(question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(question.body);
    const sent = request(question.url, {
      method: 'POST',
      agent,
      timeout: 60_000,
      headers: {
        authorization: `Bearer ${question.token}`,
        'idempotency-key': question.key,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      },
    });
    sent.once('error', reject);
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('response', (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.once('error', reject);
      answer.once('end', () => {
        const body = Buffer.concat(pieces).toString();
        resolve({ status: answer.statusCode!, body: body === '' ? undefined : JSON.parse(body) });
      });
    });
    sent.end(text, () => {
      if (question.hangUpAfter === undefined) return;
      setTimeout(() => sent.destroy(new Error('hung up')), question.hangUpAfter);
    });
  });
}
