import { addressOf, problemOf } from '#core/contract/client.ts';
import { fail } from '#core/contract/errors.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { ensureOwnPage, noAnswer, requestHeaders } from '#office/data/client.ts';
import { reachable } from '#office/data/reachable.ts';
import { passGate, turnedAway } from '#office/session/gates.ts';
import { sheets } from '../../contract/sheets.ts';

type ExportInput = SentInput<typeof sheets.export>;

/** The sheet as a file. Asks for a fresh factor where the private part goes along. */
export async function fetchSheet(input: ExportInput): Promise<Blob> {
  await ensureOwnPage();
  const since = turnedAway();
  const response = await fetch(addressOf(sheets.export, {}), {
    method: 'POST',
    headers: { ...requestHeaders(sheets.export), 'content-type': 'application/json' },
    body: JSON.stringify(input),
    credentials: 'same-origin',
    cache: 'no-store',
  }).catch(() => {
    reachable.set(false);
    return fail(noAnswer);
  });
  if (response.ok) return response.blob();
  const fault = await problemOf(response, noAnswer);
  const gate =
    fault.code === 'core.signed-out' ? 'sign-in' : fault.code === 'core.step-up-required' ? 'step-up' : null;
  if (gate && (await passGate(gate, since))) return fetchSheet(input);
  throw fault;
}
