import { ensure, fail, found } from '#core/contract/errors.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, findPerson } from '#modules/organization/server/organization.api.ts';
import type { certificates } from '../../contract/certificates.ts';
import { passphraseChanged } from '../../contract/events.ts';
import { passphraseRules } from '../../contract/terms.ts';
import { lockCertificate, resealKey, signingKey } from '../certificates/certificate.queries.ts';
import { openKey, sealKey } from '../certificates/sealed-key.ts';
import { countSecretTry, giveSecretTryBack, refuseSecretTry } from '../certificates/secret-try.queries.ts';
import { passphraseRefusal } from '../rules/passphrase.ts';

type Input = InputOf<typeof certificates.changePassphrase>;

/** Puts the own key under another passphrase; certificate and signatures stay as they are. */
export async function changePassphrase(ctx: OutsideContext, input: Input): Promise<undefined> {
  const { agencyId, personId, sealed, words, wait } = await ctx.transact('note', (inner) =>
    read(inner, input),
  );
  refuseSecretTry(wait);
  const named = { agencyId, certificateId: input.certificateId };
  const opened = openKey(ctx.secrets, named, sealed, input.passphrase) ?? fail('signatures.wrong-secret');
  const refusal = passphraseRefusal(input.newPassphrase, words);
  if (refusal) fail(refusal, { least: passphraseRules.least, most: passphraseRules.most });
  ensure(input.newPassphrase !== input.passphrase, 'signatures.passphrase-same');
  const resealed = sealKey(ctx.secrets, named, opened, input.newPassphrase);
  await ctx.transact('write', async (inner) => {
    const row = found(await lockCertificate(inner.tx, agencyId, input.certificateId));
    const changed = await resealKey(inner.tx, agencyId, row.id, resealed, inner.clock.now());
    ensure(changed === 1, 'signatures.no-certificate');
    await giveSecretTryBack(inner.tx, agencyId, personId);
    const postId = row.post_id as PostId;
    await emit(inner, passphraseChanged, { subject: row.id, payload: { personId, postId } });
  });
}

async function read(inner: TxContext, { certificateId }: Input) {
  const { kind, agencyId, personId } = inner.actor;
  ensure(kind === 'person' && personId, 'core.forbidden');
  const row = await lockCertificate(inner.tx, agencyId, certificateId);
  ensure((row?.person_id as PersonId | undefined) === personId, 'core.not-found');
  ensure(row?.keeping === 'passphrase', 'signatures.key-in-token');
  const key = await signingKey(inner.tx, agencyId, certificateId);
  ensure(key?.pkcs12_sealed, 'signatures.no-certificate');
  const [person, agency] = [await findPerson(inner.tx, personId), await currentAgency(inner.tx)];
  return {
    agencyId,
    personId,
    sealed: key.pkcs12_sealed,
    words: [person?.name, person?.nip, person?.email, agency?.name].filter(
      (word) => typeof word === 'string',
    ),
    wait: await countSecretTry(inner.tx, agencyId, personId),
  };
}
