import { addressOf, problemOf } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { currentLanguage } from '../i18n/language.ts';
import { passGate } from '../session/gates.ts';
import { newKey, noAnswer } from './client.ts';

/** Calls an operation whose body is the bytes of a file (`upload: true`). */
export async function sendBytes<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  body: Blob,
  signal: AbortSignal,
): Promise<OutputOf<Op>> {
  const headers = {
    accept: 'application/json',
    'accept-language': currentLanguage(),
    'content-type': 'application/octet-stream',
    'idempotency-key': newKey(),
  };
  const address = addressOf(op, input as Record<string, unknown>);
  const response = await fetch(address, {
    method: op.method,
    headers,
    body,
    signal,
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new AppError(noAnswer);
  });
  if (response.ok) return (await response.json()) as OutputOf<Op>;
  const fault = await problemOf(response);
  if (fault.code === 'core.signed-out' && (await passGate('sign-in')))
    return sendBytes(op, input, body, signal);
  throw fault;
}
