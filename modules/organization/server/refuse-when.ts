import { fail } from '#core/contract/errors.ts';
import { violates } from '#core/db/tx.ts';

/** Does the write; the violation of a constraint named in the table is refused with its code. */
export async function refuseWhen<T>(codes: Readonly<Record<string, string>>, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    for (const [constraint, code] of Object.entries(codes)) if (violates(error, constraint)) fail(code);
    throw error;
  }
}
