import { AppError } from '#core/contract/errors.ts';

/** Puts a refusal beside the field that caused it: `{ 'organization.nip-taken': 'nip' }`. */
export function faultInField(fields: Readonly<Record<string, string>>): (error: unknown) => never {
  return (error) => {
    const path = error instanceof AppError ? fields[error.code] : undefined;
    if (!(error instanceof AppError) || !path) throw error;
    throw new AppError(error.code, error.params, [{ path, code: error.code }]);
  };
}

/** What was typed, or null for nothing. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
