import { ensure, fail, found } from '#core/contract/errors.ts';
import type { FileId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { EntryContent } from '../contract/details.ts';
import type { EntryView } from '../contract/entries.ts';
import { entryAdded, entryCorrected, entryWithdrawn } from '../contract/events.ts';
import { type EntryId, type EntryKind, isPrivate, type RequestId } from '../contract/terms.ts';
import { storeContent } from './contents.ts';
import { insertEntry } from './entries.writes.ts';
import type { KnownEmployee } from './load-employee.ts';
import { mayKeep } from './policy.ts';
import { reckonMilestones } from './reckon-milestones.ts';
import type { Day } from './rules/days.ts';
import { type Draft, entryFault } from './rules/entry-faults.ts';

/** An entry to be written; without content it takes back what it replaces. */
export interface Writing {
  kind: EntryKind;
  content: EntryContent | null;
  startsOn: Day;
  lastDay?: Day | null | undefined;
  decreeNumber?: string | null | undefined;
  decreeDay?: Day | null | undefined;
  fileId?: FileId | null | undefined;
  replaces?: { id: EntryId; reason: string | null };
  requestId?: RequestId;
}

/** Refuses an entry that cannot be as it was handed in. */
export function ensureSound(draft: Draft, { employment }: Pick<KnownEmployee, 'employment'>): void {
  const fault = entryFault(draft, employment);
  if (fault) fail(fault);
}

/** Refuses whoever may not make entries of a kind in a file, as if it were not there; only the own file is named. */
export function ensureKeeps({ actor }: TxContext, employee: KnownEmployee, kind: EntryKind): void {
  ensure(actor.personId !== employee.personId, 'staff.own-file');
  ensure(mayKeep(actor, employee, isPrivate(kind)), 'core.not-found');
}

/** Writes an entry and tells of it. What it may be was asked before. */
export async function writeEntry(
  ctx: TxContext,
  employee: KnownEmployee,
  writing: Writing,
): Promise<EntryView> {
  const { tx, actor, secrets } = ctx;
  const { personId } = employee;
  const { kind, content, startsOn, replaces = null, requestId = null, fileId = null } = writing;
  const { lastDay = null, decreeNumber = null, decreeDay = null } = writing;
  const enteredBy = found(actor.personId);
  const enteredAt = ctx.clock.now();
  const stored = content
    ? storeContent(secrets, { agencyId: actor.agencyId, personId }, content)
    : { details: null, details_sealed: null };
  const decree = { decreeNumber, decreeDay };
  const entryId = await insertEntry(tx, actor.agencyId, {
    ...{ personId, kind, startsOn, lastDay, ...decree, fileId, replaces, requestId },
    ...{ ...stored, enteredBy, enteredAt },
  });
  const told = { personId, entryId, kind: isPrivate(kind) ? null : kind, asked: requestId !== null };
  await tell(ctx, told, replaces?.id, content !== null);
  if (!isPrivate(kind)) await reckonMilestones(ctx, [personId]);
  const names = await peopleByIds(tx, [enteredBy]);
  return {
    ...{ id: entryId, kind, content, startsOn, lastDay, replaces },
    decree: decreeNumber && decreeDay ? { number: decreeNumber, day: decreeDay } : null,
    hasProof: fileId !== null,
    stands: true,
    enteredBy: { id: enteredBy, name: names.get(enteredBy)?.name ?? '' },
    enteredAt: enteredAt.toISOString(),
  };
}

type Told = {
  personId: KnownEmployee['personId'];
  entryId: EntryId;
  kind: EntryKind | null;
  asked: boolean;
};

function tell(ctx: TxContext, told: Told, replacesId: EntryId | undefined, hasContent: boolean) {
  const subject = told.personId;
  if (!replacesId) return emit(ctx, entryAdded, { subject, payload: told });
  const definition = hasContent ? entryCorrected : entryWithdrawn;
  return emit(ctx, definition, { subject, payload: { ...told, replacesId } });
}
