/** What the outside learns of a refused request. `status` is the HTTP status (RFC 9110). */
export interface ErrorDefinition {
  status: number;
}

/** A fault in one named field of the input; `path` is dotted, `code` a stable error code. */
export interface FieldFault {
  path: string;
  code: string;
  message?: string;
}

const definitions = new Map<string, ErrorDefinition>();

/** Declares the stable codes of one area (`area.reason`); each has a text in both locales. */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(codes: T): T {
  for (const [code, definition] of Object.entries(codes)) definitions.set(code, definition);
  return codes;
}

/** Every declared code, for the API document and the tests of the locales. */
export function declaredErrors(): ReadonlyMap<string, ErrorDefinition> {
  return definitions;
}

/** The one error that is meant for a person: carries a stable code, never a secret or a name. */
export class AppError extends Error {
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly fields: readonly FieldFault[];

  constructor(code: string, params: Record<string, unknown> = {}, fields: readonly FieldFault[] = []) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = fields;
  }

  get status(): number {
    return definitions.get(this.code)?.status ?? 500;
  }
}

/** Stops the work with a declared code. */
export function fail(code: string, params: Record<string, unknown> = {}): never {
  throw new AppError(code, params);
}

/** Stops the work unless the condition holds. */
export function ensure(
  condition: unknown,
  code: string,
  params: Record<string, unknown> = {},
): asserts condition {
  if (!condition) fail(code, params);
}

/** The value, or the refusal that looks the same whether it is missing or not yours. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) fail('core.not-found');
  return value;
}

defineErrors({
  'core.invalid-input': { status: 422 },
  'core.not-found': { status: 404 },
  'core.signed-out': { status: 401 },
  'core.forbidden': { status: 403 },
  'core.step-up-required': { status: 403 },
  'core.foreign-origin': { status: 403 },
  'core.too-many-requests': { status: 429 },
  'core.quota-used-up': { status: 429 },
  'core.busy': { status: 503 },
  'core.payload-too-large': { status: 413 },
  'core.unsupported-media-type': { status: 415 },
  'core.method-not-allowed': { status: 405 },
  'core.malformed-request': { status: 400 },
  'core.headers-too-large': { status: 431 },
  'core.too-slow': { status: 408 },
  'core.idempotency-mismatch': { status: 422 },
  'core.idempotency-in-progress': { status: 409 },
  'core.idempotency-unfinished': { status: 409 },
  'core.idempotency-used': { status: 409 },
  'core.idempotency-key-invalid': { status: 400 },
  'core.changed-meanwhile': { status: 409 },
  'core.other-person': { status: 409 },
  'core.internal': { status: 500 },
});
