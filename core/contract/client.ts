import { AppError, type FieldFault } from './errors.ts';
import { isUnsafe, type Operation, type OutputOf, pathParameters, type SentInput } from './operation.ts';

export interface ClientOptions {
  /** Origin of the server; empty for the page's own. */
  base: string;
  fetch: typeof fetch;
  headers?: () => Record<string, string>;
  /** A new idempotency key for one act of the person; a retry of the same act passes the same key. */
  newKey: () => string;
  /**
   * The code for what is no answer of the server: the network broke, or something in between answered in its place.
   * Whether the act was done is not known. Without it such faults are `core.internal`.
   */
  unanswered?: string;
}

export interface CallOptions {
  key?: string;
  signal?: AbortSignal;
}

export type Call = <Op extends Operation>(
  op: Op,
  input: SentInput<Op>,
  options?: CallOptions,
) => Promise<OutputOf<Op>>;

/** The address of an operation with its path and query filled in. */
export function addressOf(op: Operation, input: Record<string, unknown>): string {
  const named = new Set(pathParameters(op.path));
  const path = op.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  if (sendsBody(op)) return path;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (named.has(name) || value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function sendsBody(op: Operation): boolean {
  return op.method !== 'GET' && op.method !== 'DELETE' && !op.upload;
}

/** The typed client: `call(letters.register, { … })`. Failures are `AppError`s with the server's code. */
export function createClient(options: ClientOptions): Call {
  return async (op, input, callOptions = {}) => {
    const values = (input ?? {}) as Record<string, unknown>;
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.() };
    if (isUnsafe(op)) headers['idempotency-key'] = callOptions.key ?? options.newKey();
    const init: RequestInit = { method: op.method, headers, credentials: 'same-origin' };
    if (callOptions.signal) init.signal = callOptions.signal;
    if (sendsBody(op)) {
      const named = new Set(pathParameters(op.path));
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(
        Object.fromEntries(Object.entries(values).filter(([name]) => !named.has(name))),
      );
    }
    const response = await answerTo(options, options.base + addressOf(op, values), init);
    if (!response.ok) throw await problemOf(response, options.unanswered);
    if (response.status === 204) return undefined as never;
    return (await response.json().catch((cause: unknown) => unanswered(options, cause))) as never;
  };
}

function answerTo(options: ClientOptions, address: string, init: RequestInit): Promise<Response> {
  return options.fetch(address, init).catch((cause: unknown) => unanswered(options, cause));
}

/** What the caller broke off is no fault of the network. */
function unanswered(options: ClientOptions, cause: unknown): never {
  const brokenOff = cause instanceof DOMException && cause.name === 'AbortError';
  if (brokenOff || !options.unanswered) throw cause;
  throw new AppError(options.unanswered);
}

/**
 * Turns a problem document (RFC 9457) into the error it stands for. A failure without one is not the server's word: where
 * something in between could not reach it (5xx), the error is `unanswered`.
 */
export async function problemOf(response: Response, unanswered = 'core.internal'): Promise<AppError> {
  const problem = ((await response.json().catch(() => null)) ?? {}) as {
    code?: string;
    title?: string;
    params?: Record<string, unknown>;
    fields?: FieldFault[];
  };
  if (typeof problem.code !== 'string')
    return new AppError(response.status >= 500 ? unanswered : 'core.internal');
  return new AppError(problem.code, { ...problem.params, title: problem.title }, problem.fields ?? []);
}
