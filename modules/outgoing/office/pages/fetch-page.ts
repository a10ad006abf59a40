import { addressOf, problemOf } from '#core/contract/client.ts';
import { fail } from '#core/contract/errors.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { ensureOwnPage, noAnswer, requestHeaders } from '#office/data/client.ts';
import { reachable } from '#office/data/reachable.ts';
import { passGate, turnedAway } from '#office/session/gates.ts';
import { drafts } from '../../contract/drafts.ts';
import { signatures } from '../../contract/signing.ts';

/** Where pages come from: the text as it would be printed, or the paper that is or was signed. */
export type PageSource = 'preview' | 'paper';
const operations = { preview: drafts.previewPage, paper: signatures.paperPage } as const;
export type PageInput = Omit<SentInput<typeof drafts.previewPage>, 'page'>;

export interface FetchedPage {
  picture: Blob;
  /** How many pages the whole has. */
  count: number;
}

/**
 * One page as a picture. Read by ourselves and not by an `<img>`, so that a session that ended or a fresh factor is asked
 * for, a fault is told in words, and nothing of a letter lies in the cache of the browser.
 */
export async function fetchPage(
  source: PageSource,
  input: PageInput & { page: number },
  signal: AbortSignal,
): Promise<FetchedPage> {
  const op = operations[source];
  await ensureOwnPage();
  const since = turnedAway();
  const response = await fetch(addressOf(op, input), {
    headers: requestHeaders(op),
    credentials: 'same-origin',
    cache: 'no-store',
    signal,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    reachable.set(false);
    return fail(noAnswer);
  });
  if (response.ok)
    return { picture: await response.blob(), count: Number(response.headers.get('x-page-count') ?? 1) };
  const fault = await problemOf(response, noAnswer);
  const gate =
    fault.code === 'core.signed-out' ? 'sign-in' : fault.code === 'core.step-up-required' ? 'step-up' : null;
  if (gate && (await passGate(gate, since))) return fetchPage(source, input, signal);
  throw fault;
}
