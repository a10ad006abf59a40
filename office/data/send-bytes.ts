import { addressOf, problemOf } from '#core/contract/client.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { leavePage } from '../session/at-work.ts';
import { passGate, turnedAway } from '../session/gates.ts';
import { ensureOwnPage, fetchAnswer, newKey, requestHeaders } from './client.ts';

/** Calls an operation whose body is the bytes of a file (`upload: true`). */
export async function sendBytes<Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  body: Blob,
  signal: AbortSignal,
): Promise<OutputOf<Op>> {
  await ensureOwnPage();
  const since = turnedAway();
  const headers = {
    ...requestHeaders(op),
    accept: 'application/json',
    'content-type': 'application/octet-stream',
    'idempotency-key': newKey(),
  };
  const address = addressOf(op, input as Record<string, unknown>);
  const init = { method: op.method, headers, body, signal, credentials: 'same-origin' } as const;
  const response = await fetchAnswer(address, init);
  if (response.ok) return (await response.json()) as OutputOf<Op>;
  const fault = await problemOf(response);
  if (fault.code === 'core.other-person') leavePage();
  const gate =
    fault.code === 'core.signed-out' ? 'sign-in' : fault.code === 'core.step-up-required' ? 'step-up' : null;
  if (gate && (await passGate(gate, since))) return sendBytes(op, input, body, signal);
  throw fault;
}
