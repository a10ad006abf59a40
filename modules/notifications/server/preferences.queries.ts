import { sql } from 'kysely';
import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { KindChoice, MailChoice } from '../contract/notifications.ts';
import {
  certainKinds,
  type MailRhythm,
  type NotificationKind,
  notificationKinds,
} from '../contract/terms.ts';
import type { NotificationsTables } from './notifications.tables.ts';
import type { QuietHours } from './rules/mail-time.ts';

const db = tablesOf<NotificationsTables>();

/** What a person wants for one kind of notification. */
export interface Wish {
  inApp: boolean;
  /** Null: not by mail. */
  mail: { rhythm: MailRhythm; quiet: QuietHours | null } | null;
}

interface WishRow {
  person_id: PersonId;
  in_app: boolean | null;
  by_mail: boolean | null;
  rhythm: MailRhythm | null;
  quiet_from: string | null;
  quiet_until: string | null;
  stopped_at: Date | null;
}

/** What each of the people wants for the kind. Who chose nothing is told everywhere, at once; of a certain kind everybody is. */
export async function wishesOf(
  tx: Tx,
  personIds: readonly PersonId[],
  kind: NotificationKind,
): Promise<Map<PersonId, Wish>> {
  const rows = await tx.rows<WishRow>(
    `select h.person_id, p.in_app, p.by_mail, w.rhythm, w.quiet_from, w.quiet_until, w.stopped_at
     from unnest($1::uuid[]) h (person_id)
     left join notifications.preference p
       on p.agency_id = core.agency_id() and p.person_id = h.person_id and p.kind = $2
     left join notifications.mail_wish w on w.agency_id = core.agency_id() and w.person_id = h.person_id`,
    [personIds, kind],
  );
  return new Map(rows.map((row) => [row.person_id, wishOf(row, certainKinds.includes(kind))]));
}

function wishOf(row: WishRow, certain: boolean): Wish {
  const wantsMail = (row.by_mail ?? true) && row.stopped_at === null;
  return {
    inApp: certain || (row.in_app ?? true),
    mail: wantsMail
      ? certain
        ? { rhythm: 'at-once', quiet: null }
        : { rhythm: row.rhythm ?? 'at-once', quiet: quietOf(row) }
      : null,
  };
}

function quietOf(row: { quiet_from: string | null; quiet_until: string | null }): QuietHours | null {
  return row.quiet_from && row.quiet_until ? { from: row.quiet_from, until: row.quiet_until } : null;
}

/** What the person chose for every kind. */
export async function choicesOf(tx: Tx, personId: PersonId): Promise<KindChoice[]> {
  const rows = await tx.all(
    db
      .selectFrom('notifications.preference')
      .select(['kind', 'in_app', 'by_mail'])
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('person_id', '=', personId),
  );
  const chosen = new Map(rows.map((row) => [row.kind, row]));
  return notificationKinds.map((kind) => ({
    kind,
    inApp: certainKinds.includes(kind) || (chosen.get(kind)?.in_app ?? true),
    byMail: chosen.get(kind)?.by_mail ?? true,
  }));
}

/** When the person wants mail. */
export async function mailChoiceOf(tx: Tx, personId: PersonId): Promise<MailChoice> {
  const row = await tx.maybe(
    db
      .selectFrom('notifications.mail_wish')
      .select(['rhythm', 'quiet_from', 'quiet_until', 'stopped_at'])
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('person_id', '=', personId),
  );
  if (!row) return { rhythm: 'at-once', quiet: null, stopped: false };
  return { rhythm: row.rhythm, quiet: quietOf(row), stopped: row.stopped_at !== null };
}

export async function saveChoices(
  tx: Tx,
  agencyId: AgencyId,
  personId: PersonId,
  kinds: readonly KindChoice[],
): Promise<void> {
  for (const { kind, inApp, byMail } of kinds) {
    await tx.run(
      db
        .insertInto('notifications.preference')
        .values({ agency_id: agencyId, person_id: personId, kind, in_app: inApp, by_mail: byMail })
        .onConflict((conflict) =>
          conflict
            .columns(['agency_id', 'person_id', 'kind'])
            .doUpdateSet({ in_app: inApp, by_mail: byMail }),
        ),
    );
  }
}

export async function saveMailChoice(
  tx: Tx,
  agencyId: AgencyId,
  personId: PersonId,
  { rhythm, quiet, stopped }: MailChoice,
  at: Date,
): Promise<void> {
  const wish = {
    rhythm,
    quiet_from: quiet?.from ?? null,
    quiet_until: quiet?.until ?? null,
    stopped_at: stopped ? at : null,
  };
  await tx.run(
    db
      .insertInto('notifications.mail_wish')
      .values({ agency_id: agencyId, person_id: personId, ...wish })
      .onConflict((conflict) => conflict.columns(['agency_id', 'person_id']).doUpdateSet(wish)),
  );
}

/** No more mail to the person, from the instant on. */
export async function stopMail(tx: Tx, agencyId: AgencyId, personId: PersonId, at: Date): Promise<void> {
  await tx.rows(
    `insert into notifications.mail_wish as w (agency_id, person_id, rhythm, stopped_at) values ($1, $2, 'at-once', $3)
     on conflict (agency_id, person_id) do update set stopped_at = coalesce(w.stopped_at, excluded.stopped_at)`,
    [agencyId, personId, at],
  );
}
