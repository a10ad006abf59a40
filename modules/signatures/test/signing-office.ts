import { Readable } from 'node:stream';
import { transact } from '#core/db/tx.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { publicActor } from '#core/session/public-actor.ts';
import { actorOf } from '#modules/organization/server/organization.api.ts';
import { identityOf } from '#modules/organization/test/factory.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { certificates } from '../contract/certificates.ts';

/** A context as the pipeline gives it to a use case that holds no transaction. */
export function outsideContext(
  house: TestHouse,
  { agencyId }: Pick<SmallOffice, 'agencyId'>,
  { personId }: Pick<Official, 'personId'>,
  services: Partial<OutsideContext> = {},
): OutsideContext {
  const context = { ...house.house.services, locale: 'id' as const, requestId: 'test', ...services };
  const identity = identityOf(agencyId, personId);
  return {
    ...context,
    actor: { ...publicActor, agencyId },
    request: {
      ip: '127.0.0.1',
      userAgent: '',
      body: Readable.from([]),
      header: () => undefined,
      cookie: () => undefined,
    },
    reply: { cookies: [] },
    transact: (mode, work) =>
      transact(
        house.house.appPool,
        { agency: agencyId, person: personId },
        mode === 'read' ? 'read' : 'write',
        async (tx) => work({ ...context, tx, actor: await actorOf(tx, identity, house.clock.now()) }),
      ),
  };
}

export const passphrase = 'tujuh ember cat pagar di bawah tangga';

/** The official makes a key for the own post. */
export const enrol = (official: Official, secret = passphrase) =>
  official.call(certificates.enrol, { postId: official.postId, keeping: 'passphrase', secret });
