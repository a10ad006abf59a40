import { v7 } from 'uuid';
import { type Call, createClient } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import { currentLanguage } from '../i18n/language.ts';
import { type GateKind, passGate } from '../session/gates.ts';

/** Codes of faults that begin in the browser: no answer came at all. */
export const noAnswer = 'office.no-answer';

const gates: Record<string, GateKind> = { 'core.signed-out': 'sign-in', 'core.step-up-required': 'step-up' };

/** A key that makes one act of a person happen once, however often it is sent (also without a secure context). */
export function newKey(): string {
  return v7();
}

/** Calls without asking at any gate: for the sign-in itself. Faults carry `requestId` in their params. */
export const callDirectly: Call = async (op, input, options) => {
  let requestId: string | undefined;
  const client = createClient({
    base: '',
    newKey,
    headers: () => ({ 'accept-language': currentLanguage() }),
    fetch: async (address, init) => {
      const response = await fetch(address, init).catch((cause: unknown) => {
        if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
        throw new AppError(noAnswer);
      });
      if (!response.ok) requestId = await requestIdOf(response);
      return response;
    },
  });
  try {
    return await client(op, input, options);
  } catch (error) {
    if (!(error instanceof AppError) || !requestId) throw error;
    throw new AppError(error.code, { ...error.params, requestId }, error.fields);
  }
};

/**
 * Calls an operation. Where the session has ended, or a final act asks for a fresh factor, the person is asked over the
 * page and the same act is sent again under the same key.
 */
export const call: Call = async (op, input, options) => {
  const key = options?.key ?? newKey();
  for (;;) {
    try {
      return await callDirectly(op, input, { ...options, key });
    } catch (error) {
      const gate = error instanceof AppError ? gates[error.code] : undefined;
      if (!gate || !(await passGate(gate))) throw error;
    }
  }
};

async function requestIdOf(response: Response): Promise<string | undefined> {
  const header = response.headers.get('x-request-id');
  if (header) return header;
  const problem = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { requestId?: string };
  return problem.requestId;
}
