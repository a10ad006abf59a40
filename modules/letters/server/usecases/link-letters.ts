import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterLinked, letterUnlinked } from '../../contract/events.ts';
import type { LetterLink, letterChanges } from '../../contract/letter-changes.ts';
import type { LetterId } from '../../contract/terms.ts';
import { lettersCan, registeringPost } from '../letters.policy.ts';
import { presentRow } from '../letters.present.ts';
import { lettersByIds } from '../letters.queries.ts';
import { addLink, type LinkRecord, linksOf, removeLink } from '../links.queries.ts';
import { loadLetter } from '../load-letter.ts';
import { readableUnits } from '../readable-units.ts';

type Links = OutputOf<typeof letterChanges.links>;

/** More than these are not told; nobody reads them. */
const most = 100;

/** What belongs to a letter, before and after it, trimmed by right. */
export async function listLinks(ctx: TxContext, input: InputOf<typeof letterChanges.links>): Promise<Links> {
  await loadLetter(ctx, input.letterId);
  return showLinks(ctx, input.letterId);
}

/** Links a letter to an earlier one that the actor may read too. */
export async function linkLetter(ctx: TxContext, input: InputOf<typeof letterChanges.link>): Promise<Links> {
  const { facts } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(lettersCan(ctx.actor, facts).link, 'core.not-found');
  ensure(input.letterId !== input.earlierId, 'letters.linked-to-itself');
  await loadLetter(ctx, input.earlierId);
  const before = await linksOf(ctx.tx, input.letterId, most);
  ensure(before.length < most, 'letters.too-many-links', { most });
  ensure(!before.some((one) => isThat(one, input)), 'letters.already-linked');
  const added = await addLink(ctx.tx, {
    ...input,
    by: found(ctx.actor.personId),
    at: ctx.clock.now(),
  });
  ensure(added, 'letters.already-linked');
  await emit(ctx, letterLinked, {
    subject: input.letterId,
    post: registeringPost(ctx.actor, undefined)?.id ?? null,
    payload: { kind: input.kind },
  });
  return showLinks(ctx, input.letterId);
}

/** Takes a link back. The letter that the registration names as answered is corrected there. */
export async function unlinkLetter(
  ctx: TxContext,
  input: InputOf<typeof letterChanges.unlink>,
): Promise<Links> {
  const { facts } = await loadLetter(ctx, input.letterId, { lock: true });
  ensure(lettersCan(ctx.actor, facts).link, 'core.not-found');
  await loadLetter(ctx, input.earlierId);
  ensure(await removeLink(ctx.tx, input.letterId, input.earlierId, input.kind), 'core.not-found');
  await emit(ctx, letterUnlinked, {
    subject: input.letterId,
    post: registeringPost(ctx.actor, undefined)?.id ?? null,
    payload: { kind: input.kind },
  });
  return showLinks(ctx, input.letterId);
}

function isThat(link: LinkRecord, wanted: { earlierId: LetterId; kind: LetterLink['kind'] }): boolean {
  return link.side === 'earlier' && link.other_id === wanted.earlierId && link.kind === wanted.kind;
}

/** The links whose other letter the actor may see, what came before first. */
async function showLinks(ctx: TxContext, id: LetterId): Promise<Links> {
  const links = await linksOf(ctx.tx, id, most);
  const others = [...new Set(links.map((link) => link.other_id))];
  const rows = others.length > 0 ? await lettersByIds(ctx.tx, others, await readableUnits(ctx)) : [];
  const items = links.flatMap(({ kind, side, other_id, linked_at }) => {
    const row = rows.find((one) => one.id === other_id);
    return row ? [{ kind, side, letter: presentRow(row), linkedAt: linked_at?.toISOString() ?? null }] : [];
  });
  return { items };
}
