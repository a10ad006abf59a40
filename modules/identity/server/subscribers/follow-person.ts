import { subscriber } from '#core/events/subscriber.ts';
import { personChanged } from '#modules/organization/contract/events.ts';
import { findPeopleByEmail, findPerson } from '#modules/organization/server/organization.api.ts';
import {
  accountOfPerson,
  deleteIdentifier,
  type IdentifierRow,
  identifiersOf,
  putIdentifier,
} from '../account.queries.ts';
import { deleteKeys } from '../key.queries.ts';
import { hasLeft } from '../rules/has-left.ts';
import { normalIdentifier } from '../rules/identifier.ts';
import { endSessions } from '../session.queries.ts';

/**
 * An account is found by the NIP and the e-mail that its person has now; the user name stays. Whose service has ended
 * keeps neither sessions nor keys; sign-in refuses them by itself.
 */
export const followPerson = subscriber(
  'identity.follow-person',
  personChanged,
  async (ctx, { payload, agencyId }) => {
    const { tx } = ctx;
    const account = await accountOfPerson(tx, agencyId, payload.personId);
    const person = await findPerson(tx, payload.personId);
    if (!account || !person) return;
    if (hasLeft(person, ctx.actor.zone, ctx.clock.now())) {
      await endSessions(tx, agencyId, account.id);
      await deleteKeys(tx, agencyId, account.id);
    }
    const shared = person.email !== null && (await findPeopleByEmail(tx, person.email)).length > 1;
    const wanted: [IdentifierRow['kind'], string | null][] = [
      ['nip', person.nip],
      ['email', shared ? null : person.email],
    ];
    const current = (await identifiersOf(tx, agencyId, [account.id])).get(account.id) ?? [];
    for (const [kind, text] of wanted) {
      const value = text === null ? null : normalIdentifier(text);
      if (current.some((one) => one.kind === kind && one.value === value)) continue;
      await deleteIdentifier(tx, agencyId, account.id, kind);
      if (value === null) continue;
      const given = await putIdentifier(
        tx,
        agencyId,
        account.id,
        { kind, value },
        account.disabled_at === null,
      );
      if (!given) ctx.log.warn({ accountId: account.id, kind }, 'identifier belongs to another account');
    }
  },
);
