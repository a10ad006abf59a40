import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { PlaceId } from './places.ts';
import { DossierId, PlaceKind } from './terms.ts';

export const placeAdded = event({ type: 'place.added', version: 1, payload: z.object({ kind: PlaceKind }) });
export const placeChanged = event({
  type: 'place.changed',
  version: 1,
  payload: z.object({ kind: PlaceKind }),
});
export const placeMoved = event({ type: 'place.moved', version: 1, payload: z.object({ into: PlaceId }) });
export const dossierPut = event({
  type: 'dossier.put',
  version: 1,
  payload: z.object({ placeId: PlaceId.nullable() }),
});

const loan = z.object({ dossierId: DossierId, dueOn: z.string(), number: z.int(), year: z.int() });
/** `posts` are told. */
const told = loan.extend({ posts: z.array(PostId) });
export const loanGiven = event({ type: 'loan.given', version: 1, payload: told });
export const loanReturned = event({ type: 'loan.returned', version: 1, payload: loan });
export const loanDueSoon = event({ type: 'loan.due-soon', version: 1, payload: told });
export const loanOverdue = event({ type: 'loan.overdue', version: 1, payload: told });

export const keepingEvents = [
  placeAdded,
  placeChanged,
  placeMoved,
  dossierPut,
  loanGiven,
  loanReturned,
  loanDueSoon,
  loanOverdue,
];
