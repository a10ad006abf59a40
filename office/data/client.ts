import { v7 } from 'uuid';
import { type Call, type CallOptions, createClient } from '#core/contract/client.ts';
import { AppError, ensure } from '#core/contract/errors.ts';
import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { currentLanguage } from '../i18n/language.ts';
import { leaveToAnother, pageLeft, personAtWork, someoneElseSignedIn } from '../session/at-work.ts';
import { doorIsOpen, type GateKind, passGate, turnedAway } from '../session/gates.ts';
import { reachable } from './reachable.ts';

/** No answer of the server came: the network broke, or something in between answered in its place. */
export const noAnswer = 'office.no-answer';

/** The cookie of this browser is somebody else's by now; nothing was done. */
const otherPerson = 'core.other-person';

const gates: Record<string, GateKind> = { 'core.signed-out': 'sign-in', 'core.step-up-required': 'step-up' };

/** A key that makes one act of a person happen once, however often it is sent (also without a secure context). */
export function newKey(): string {
  return v7();
}

export interface OfficeCallOptions extends CallOptions {
  /** Nobody waits for this answer: it may fail, but not ask for a fresh factor. */
  unasked?: boolean;
}

type OfficeCall = <Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  options?: OfficeCallOptions,
) => Promise<OutputOf<Op>>;

/** What goes with every request. The server refuses to do under one name what was begun under another. */
export function requestHeaders(op: Operation, person = personAtWork()): Record<string, string> {
  const named = person !== null && op.access.kind !== 'public';
  return { 'accept-language': currentLanguage(), ...(named ? { 'x-pendopo-person': person } : {}) };
}

/** The answer of the server, told apart from that of a gateway or a captive portal, which is none. */
export async function fetchAnswer(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    reachable.set(false);
    throw new AppError(noAnswer);
  });
  const ours = response.status === 204 || /json/.test(response.headers.get('content-type') ?? '');
  reachable.set(ours);
  if (!ours && (response.ok || response.status >= 500)) throw new AppError(noAnswer);
  return response;
}

/** Most bytes of requests that browsers carry on with after the page is gone (Fetch standard, §4.6). */
const mostOutliving = 60_000;

/** What a page sends in its last moment arrives although the page is gone. */
function outlivingPage(init: RequestInit): RequestInit {
  if (globalThis.document?.visibilityState !== 'hidden' || typeof init.body !== 'string') return init;
  return init.body.length < mostOutliving / 4 ? { ...init, keepalive: true } : init;
}

/** Calls in the name of one person, whoever the page was opened for. Faults carry `status` and `requestId` in their params. */
export function callAs(person: string | null): Call {
  return async (op, input, options) => {
    let refused: { status: number; requestId?: string } | undefined;
    const client = createClient({
      base: '',
      newKey,
      headers: () => requestHeaders(op, person),
      unanswered: noAnswer,
      fetch: async (address, init) => {
        const response = await fetchAnswer(String(address), outlivingPage(init ?? {}));
        if (!response.ok) refused = { status: response.status, ...(await requestOf(response)) };
        return response;
      },
    });
    try {
      return await client(op, input, options);
    } catch (error) {
      if (!(error instanceof AppError) || !refused) throw error;
      throw new AppError(error.code, { ...error.params, ...refused }, error.fields);
    }
  };
}

/** Calls without asking at any gate: for the sign-in itself, and for what is sent without anybody looking on. */
export const callDirectly: Call = async (op, input, options) => {
  try {
    return await callAs(personAtWork())(op, input, options);
  } catch (error) {
    if (error instanceof AppError && error.code === otherPerson) leaveToAnother();
    throw error;
  }
};

/**
 * Calls an operation. Where the session has ended, or a final act asks for a fresh factor, the person is asked over the
 * page and the same act is sent again under the same key; never once somebody else has signed in.
 */
export const call: OfficeCall = async (op, input, { unasked = false, ...options } = {}) => {
  const key = options.key ?? newKey();
  for (;;) {
    await ensureOwnPage();
    const since = turnedAway();
    try {
      return await callDirectly(op, input, { ...options, key });
    } catch (error) {
      const gate = error instanceof AppError ? gates[error.code] : undefined;
      if (!gate || (unasked && gate === 'step-up') || !(await passGate(gate, since))) throw error;
    }
  }
};

/** @throws core.other-person where this page belongs to nobody any more, core.signed-out where its door stayed shut */
export async function ensureOwnPage(): Promise<void> {
  ensure(await doorIsOpen(), 'core.signed-out');
  if (!pageLeft.get() && someoneElseSignedIn()) leaveToAnother();
  ensure(!pageLeft.get(), otherPerson);
}

/** The request that failed, where the answer names it. */
async function requestOf(response: Response): Promise<{ requestId?: string }> {
  const header = response.headers.get('x-request-id');
  if (header) return { requestId: header };
  const problem = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { requestId?: string };
  return problem.requestId ? { requestId: problem.requestId } : {};
}
