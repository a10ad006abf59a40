import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { people } from '../../contract/people.ts';
import { addPerson } from '../add-person.ts';
import { openPerson } from './open-person.ts';

/** Adds a person to the agency. They serve nowhere yet, so the right on any unit is enough. */
export async function createPerson(
  ctx: TxContext,
  input: InputOf<typeof people.create>,
): Promise<OutputOf<typeof people.create>> {
  return openPerson(ctx, { personId: await addPerson(ctx, input) });
}
