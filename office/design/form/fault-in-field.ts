import { AppError } from '#core/contract/errors.ts';

/** The field where a refusal belongs; with a code of its own where the words for it differ there. */
type FaultPlace = string | readonly [path: string, code: string];

/** Puts a refusal beside the field that caused it: `{ 'organization.nip-taken': 'nip' }`. */
export function faultInField(places: Readonly<Record<string, FaultPlace>>): (error: unknown) => never {
  return (error) => {
    const place = error instanceof AppError ? places[error.code] : undefined;
    if (!(error instanceof AppError) || place === undefined) throw error;
    const [path, code] = typeof place === 'string' ? [place, error.code] : place;
    throw new AppError(error.code, error.params, [{ path, code }]);
  };
}

/** What was typed, or null for nothing. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}
