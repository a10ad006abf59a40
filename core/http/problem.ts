import { AppError, type FieldFault } from '../contract/errors.ts';
import type { Locale, Locales } from '../i18n/locales.ts';

/** A refusal as the outside sees it (RFC 9457). */
export interface Problem {
  type: 'about:blank';
  status: number;
  code: string;
  title: string;
  params: Record<string, unknown>;
  fields: FieldFault[];
  requestId: string;
}

/** What went wrong, in the reader's language. Anything that is not ours becomes `core.internal`, without details. */
export function problemFor(error: unknown, locales: Locales, locale: Locale, requestId: string): Problem {
  const known = error instanceof AppError && error.status !== 500 ? error : new AppError(codeOf(error));
  return {
    type: 'about:blank',
    status: known.status,
    code: known.code,
    title: locales.text(locale, `errors.${known.code}`, known.params),
    params: known.params,
    fields: known.fields.map((fault) => ({
      ...fault,
      message: locales.text(locale, `errors.${fault.code}`),
    })),
    requestId,
  };
}

const frameworkCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'core.payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'core.unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'core.invalid-input',
  FST_ERR_BAD_URL: 'core.malformed-request',
  FST_ERR_MAX_PARAM_LENGTH: 'core.not-found',
};

function codeOf(error: unknown): string {
  const { code, statusCode, message } = (error ?? {}) as {
    code?: string;
    statusCode?: number;
    message?: string;
  };
  if (code && code in frameworkCodes) return frameworkCodes[code]!;
  if (code === '57014' || code === '55P03' || code === '57P01' || code === '57P03' || code === '53300')
    return 'core.busy';
  // Data that no column takes (SQLSTATE class 22): a text with NUL, a number beyond its type.
  if (code && /^22[0-9A-Z]{3}$/.test(code)) return 'core.invalid-input';
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'core.busy';
  if (message && /Connection terminated|timeout exceeded when trying to connect/.test(message))
    return 'core.busy';
  if (statusCode === 400 || error instanceof SyntaxError) return 'core.invalid-input';
  return 'core.internal';
}
