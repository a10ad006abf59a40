import { dayIn } from '#core/clock/clock.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { directoryPage } from '#modules/organization/server/organization.api.ts';
import type { files } from '../../contract/files.ts';
import { gradesOn, pathsOf } from '../entries.queries.ts';
import { presentGrade } from '../file.present.ts';
import { mayView } from '../policy.ts';

/** People in service by name. Numbers are left out: the NIP tells the birth day. */
export async function listDirectory(
  ctx: TxContext,
  input: InputOf<typeof files.directory>,
): Promise<OutputOf<typeof files.directory>> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const day = dayIn(actor.zone, now);
  const { items, next } = await directoryPage(tx, input, { day, now });
  const ids = items.map(({ id }) => id);
  const grades = await gradesOn(tx, ids, day);
  const paths = await pathsOf(tx, ids);
  return {
    items: items.map(({ id, fullName, kind: employment, posts }) => ({
      ...{ id, fullName, employment, posts },
      grade: presentGrade(grades.get(id)),
      can: { open: id !== actor.personId && mayView(actor, { personId: id, path: paths.get(id) ?? [] }) },
    })),
    next,
  };
}
