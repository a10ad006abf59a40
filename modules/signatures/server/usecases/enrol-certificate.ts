import { ensure, fail } from '#core/contract/errors.ts';
import { newId, type PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { OutsideContext } from '#core/http/route.ts';
import { type Capacity, postOf } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { findPerson } from '#modules/organization/server/organization.api.ts';
import type { CertificateView, certificates } from '../../contract/certificates.ts';
import { certificateEnrolled } from '../../contract/events.ts';
import { passphraseRules } from '../../contract/terms.ts';
import { currentLists } from '../authority/current-lists.ts';
import { agencyAuthority, publishedAt } from '../authority/house-authority.ts';
import { certificateFor, freshKey, keyInfoOf } from '../authority/local-authority.ts';
import {
  type CertificateRow,
  insertCertificate,
  replaceCertificate,
  type SigningKeyRow,
} from '../certificates/certificate.queries.ts';
import { presentCertificates } from '../certificates/present-certificates.ts';
import { sealKey } from '../certificates/sealed-key.ts';
import { countSecretTry, giveSecretTryBack, refuseSecretTry } from '../certificates/secret-try.queries.ts';
import { makeTokenKey } from '../keys/token.ts';
import { passphraseRefusal } from '../rules/passphrase.ts';
import { signingGround } from '../runs/signing-ground.ts';
import { readCertificate } from '../x509/certificate.ts';

/** How acting officials are written in a letter, and so in the certificate (Permendagri 1/2023). */
const actingMarks: Partial<Record<Capacity, string>> = {
  plt: 'Plt. ',
  plh: 'Plh. ',
  pj: 'Pj. ',
  pjs: 'Pjs. ',
};

type Input = InputOf<typeof certificates.enrol>;
type Ground = Awaited<ReturnType<typeof read>>;

/**
 * Makes a key for a post that the person holds, and certifies it. Keys are made and sealed outside of any transaction;
 * what was in use until now is replaced when the new one is kept, and its key is gone.
 */
export async function enrolCertificate(ctx: OutsideContext, input: Input): Promise<CertificateView> {
  const ground = await ctx.transact('note', (inner) => read(inner, input));
  refuseSecretTry(ground.wait);
  const made = await (input.keeping === 'token' ? inToken : underPassphrase)(ctx, ground, input);
  return ctx.transact('write', (inner) => keep(inner, input, made));
}

async function read(inner: TxContext, { postId, keeping }: Input) {
  const { agencyId, personId, isHeld, settings } = await signingGround(inner, postId);
  ensure(isHeld, 'signatures.post-not-held');
  ensure(settings.provider === 'local-x509', 'signatures.not-local');
  const { agency, issuing } = await agencyAuthority(inner);
  // Whoever meets the certificate finds its list from the first moment on.
  await currentLists(inner);
  const person = await findPerson(inner.tx, personId);
  const post = postOf(inner.actor, postId)!;
  return {
    agencyId,
    personId,
    issuing,
    holder: { name: person!.name, post: `${actingMarks[post.capacity] ?? ''}${post.name}`, agency },
    published: publishedAt(inner, issuing.id),
    words: [person!.name, person!.nip, person!.email, post.name, agency].filter((word) => word !== null),
    wait: keeping === 'token' ? await countSecretTry(inner.tx, agencyId, personId) : 0,
  };
}

interface Made {
  row: CertificateRow;
  key: SigningKeyRow;
}

async function underPassphrase(ctx: OutsideContext, ground: Ground, input: Input): Promise<Made> {
  const refusal = passphraseRefusal(input.secret, ground.words);
  if (refusal) fail(refusal, { least: passphraseRules.least, most: passphraseRules.most });
  const key = await freshKey('p-256');
  const now = ctx.clock.now();
  const chain = await certificateFor(ground.issuing, ground.holder, keyInfoOf(key), now, ground.published);
  const row = rowOf(ground, input, chain[0], now);
  const named = { agencyId: ground.agencyId, certificateId: row.id };
  const sealed = sealKey(ctx.secrets, named, { key, chain }, input.secret);
  return { row, key: { ...keyRow(row), pkcs12_sealed: sealed } };
}

async function inToken(ctx: OutsideContext, ground: Ground, input: Input): Promise<Made> {
  ensure(ctx.tokenModule && input.tokenLabel, 'signatures.no-tokens');
  const { id, keyInfo } = await makeTokenKey(
    { module: ctx.tokenModule, label: input.tokenLabel },
    input.secret,
  );
  await ctx.transact('note', ({ tx }) => giveSecretTryBack(tx, ground.agencyId, ground.personId));
  const now = ctx.clock.now();
  const [certificate] = await certificateFor(ground.issuing, ground.holder, keyInfo, now, ground.published);
  const row = rowOf(ground, input, certificate, now);
  return { row, key: { ...keyRow(row), token_label: input.tokenLabel, token_key: id } };
}

function rowOf(
  { agencyId, personId, issuing }: Ground,
  { postId, keeping }: Input,
  der: Uint8Array,
  now: Date,
): CertificateRow {
  const { serial, notAfter } = readCertificate(der);
  return {
    agency_id: agencyId,
    id: newId(),
    person_id: personId,
    post_id: postId,
    authority_id: issuing.id,
    keeping,
    serial,
    certificate: Buffer.from(der),
    issued_at: now,
    expires_at: notAfter,
    replaced_at: null,
    revoked_at: null,
    revoked_by: null,
    reason: null,
  };
}

const keyRow = (row: CertificateRow): SigningKeyRow => ({
  agency_id: row.agency_id,
  certificate_id: row.id,
  person_id: row.person_id,
  pkcs12_sealed: null,
  token_label: null,
  token_key: null,
  kept_at: row.issued_at,
});

/** The post may have passed on while the key was made. */
async function keep(inner: TxContext, { postId }: Input, { row, key }: Made): Promise<CertificateView> {
  const ground = await signingGround(inner, postId as PostId);
  ensure(ground.isHeld, 'signatures.post-not-held');
  const { agencyId, personId } = ground;
  await replaceCertificate(inner.tx, agencyId, personId, postId, row.issued_at);
  await insertCertificate(inner.tx, row, key);
  await emit(inner, certificateEnrolled, {
    subject: row.id,
    post: postId,
    payload: { personId, postId, keeping: row.keeping, serial: row.serial },
  });
  return (await presentCertificates(inner, [row], false))[0]!;
}
