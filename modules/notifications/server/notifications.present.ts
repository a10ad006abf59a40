import type { PersonId, PostId } from '#core/contract/ids.ts';
import { postsNamedIn, sentenceOf, type ToldEvent } from '#core/events/sentence.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds, postsByIds } from '#modules/organization/server/organization.api.ts';
import type { NotificationView } from '../contract/notifications.ts';
import { isAboutReader, type NotificationId } from '../contract/terms.ts';
import { tellableMatters } from './matters.ts';
import type { NotificationRecord } from './notifications.queries.ts';
import { kindOf } from './rules/tellings.ts';

/** A notification in words, with the names as they are now. */
export interface Spoken {
  row: NotificationRecord;
  title: string;
  sentence: string;
}

/** The rows in words of a language. */
export async function speak(
  ctx: Pick<TxContext, 'tx' | 'locales'>,
  locale: Locale,
  rows: readonly NotificationRecord[],
): Promise<Spoken[]> {
  const people = await peopleByIds(ctx.tx, unique(rows.map((row) => row.actor_id)) as PersonId[]);
  const named = rows.flatMap((row) => [row.actor_post_id, ...postsNamedIn(row.params)]);
  const posts = await postsByIds(ctx.tx, unique(named) as PostId[]);
  const postName = (id: string | null) => (id ? (posts.get(id as PostId)?.name ?? null) : null);
  return rows.map((row) => {
    const event: ToldEvent = {
      type: row.event_type,
      actorKind: row.actor_kind,
      capacity: row.actor_capacity,
      payload: row.params,
    };
    const names = {
      actorName: row.actor_id ? (people.get(row.actor_id as PersonId)?.name ?? null) : null,
      postName: postName(row.actor_post_id),
      others: shortened(
        postsNamedIn(row.params).map((id) => postName(id) ?? '—'),
        (count) => ctx.locales.text(locale, 'notifications.more-posts', { count }),
      ),
    };
    return {
      row,
      title: ctx.locales.text(locale, `notifications.title.${row.event_type}`),
      sentence: sentenceOf(ctx.locales, locale, event, names),
    };
  });
}

/** The rows as the reader's list shows them. */
export async function presentNotifications(
  ctx: TxContext,
  rows: readonly NotificationRecord[],
): Promise<NotificationView[]> {
  const matters = await tellableMatters(
    ctx,
    rows.map((row) => row.matter_id),
  );
  const spoken = await speak(ctx, ctx.locale, rows);
  return spoken.map(({ row, title, sentence }) => ({
    id: row.id as NotificationId,
    type: row.event_type,
    kind: kindOf(row.event_type),
    subject: isAboutReader(row.subject_kind) ? null : (matters.get(row.matter_id)?.subject ?? null),
    title,
    sentence,
    at: row.created_at.toISOString(),
    read: row.read_at !== null,
    link: { kind: row.subject_kind, id: row.subject_id },
  }));
}

/** The most posts that a notice names one by one; the letter itself shows them all. */
const mostNamed = 3;

function shortened(names: readonly string[], more: (count: number) => string): readonly string[] {
  if (names.length <= mostNamed) return names;
  const named = names.slice(0, mostNamed - 1);
  return [...named, more(names.length - named.length)];
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
