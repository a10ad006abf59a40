import { createPrivateKey } from 'node:crypto';
import { newId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';
import type { Signer } from '../keys/signer.ts';
import { readCertificate } from '../x509/certificate.ts';
import { type AuthorityRow, authoritiesOf, insertAuthority, lockAuthority } from './authority.queries.ts';
import { createIssuing, createRoot, createTimeStamp, type Holder } from './local-authority.ts';
import type { PublishedAuthority } from './written-certificate.ts';

/** An authority of the agency with its key, opened. */
export interface KeptAuthority extends Holder {
  id: string;
}

export interface AgencyAuthority {
  /** As certificates name it. */
  agency: string;
  issuing: KeptAuthority;
  timeStamp: KeptAuthority;
}

type Role = AuthorityRow['role'];

/** Years that an authority must still have before it: what it issues is not to be cut short. */
const leastYears: Record<Role, number> = { root: 10, issuing: 2, 'time-stamp': 1 };
const year = 365 * 86_400_000;

/**
 * The authority of the agency, made when it is first needed and renewed before it would cut short what it issues.
 * Needs a writing transaction.
 */
export async function agencyAuthority(ctx: TxContext): Promise<AgencyAuthority> {
  const agency = (await currentAgency(ctx.tx))!.name;
  const known = await authoritiesOf(ctx.tx, ctx.actor.agencyId);
  const rows = isWhole(known, ctx.clock.now()) ? known : await completed(ctx, agency);
  const opened = (role: Role) => openedAuthority(ctx, rows, newest(rows, role)!);
  return { agency, issuing: opened('issuing'), timeStamp: opened('time-stamp') };
}

/** Where others find the certificate and the list of an authority. */
export function publishedAt(ctx: Pick<TxContext, 'publicUrl'>, authorityId: string): PublishedAuthority {
  const base = `${ctx.publicUrl}/api/signature-authorities/${authorityId}`;
  return { certificate: `${base}/certificate`, list: `${base}/revocation-list` };
}

/** An authority with its key, which stays in memory for the act alone. */
export function openedAuthority(
  ctx: Pick<TxContext, 'secrets'>,
  rows: readonly AuthorityRow[],
  row: AuthorityRow,
): KeptAuthority {
  const der = Buffer.from(ctx.secrets.open(sealContext(row), row.key_sealed), 'base64');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { id: row.id, key, chain: chainOf(rows, row) };
}

/** The certificates above one that the authority issued, the nearest first. */
export async function issuersOf(ctx: TxContext, authorityId: string): Promise<readonly Uint8Array[]> {
  const rows = await authoritiesOf(ctx.tx, ctx.actor.agencyId);
  const issuer = rows.find(({ id }) => id === authorityId);
  return issuer ? chainOf(rows, issuer) : [];
}

/** The certificate and those above it. */
function chainOf(rows: readonly AuthorityRow[], row: AuthorityRow): Signer['chain'] {
  const above = rows.find(({ id }) => id === row.parent_id);
  return [row.certificate, ...(above ? chainOf(rows, above) : [])];
}

const newest = (rows: readonly AuthorityRow[], role: Role) => rows.find((row) => row.role === role);

const lastsFrom = (row: AuthorityRow, now: Date): boolean =>
  row.expires_at.getTime() - now.getTime() > leastYears[row.role] * year;

const isWhole = (rows: readonly AuthorityRow[], now: Date): boolean =>
  (['issuing', 'time-stamp'] as const).every((role) => {
    const row = newest(rows, role);
    return row && lastsFrom(row, now);
  });

const sealContext = ({ agency_id, id }: Pick<AuthorityRow, 'agency_id' | 'id'>) =>
  `signatures.authority.key:${agency_id}:${id}`;

/** Makes what is missing or would end too soon, from the root down. */
async function completed(ctx: TxContext, house: string): Promise<AuthorityRow[]> {
  await lockAuthority(ctx.tx, ctx.actor.agencyId);
  const at = ctx.clock.now();
  let rows = await authoritiesOf(ctx.tx, ctx.actor.agencyId);
  const ready = (role: Role) => {
    const row = newest(rows, role);
    return row && lastsFrom(row, at) ? row : undefined;
  };
  const add = async (role: Role, parent: AuthorityRow | null, holder: Holder) => {
    const row = keptRow(ctx, role, parent, holder);
    await insertAuthority(ctx.tx, row);
    rows = [row, ...rows];
    return row;
  };
  let issuing = ready('issuing');
  if (!issuing) {
    const root = ready('root') ?? (await add('root', null, await createRoot(house, at)));
    const above = { root: openedAuthority(ctx, rows, root), published: publishedAt(ctx, root.id) };
    issuing = await add('issuing', root, await createIssuing({ house, at, ...above }));
  }
  if (!ready('time-stamp')) {
    const above = { issuing: openedAuthority(ctx, rows, issuing), published: publishedAt(ctx, issuing.id) };
    await add('time-stamp', issuing, await createTimeStamp({ house, at, ...above }));
  }
  return rows;
}

function keptRow(ctx: TxContext, role: Role, parent: AuthorityRow | null, holder: Holder): AuthorityRow {
  const named = { agency_id: ctx.actor.agencyId, id: newId() };
  const key = holder.key.export({ type: 'pkcs8', format: 'der' }) as Buffer;
  const certificate = Buffer.from(holder.chain[0]);
  return {
    ...named,
    role,
    parent_id: parent?.id ?? null,
    certificate,
    key_sealed: ctx.secrets.seal(sealContext(named), key.toString('base64')),
    made_at: ctx.clock.now(),
    expires_at: readCertificate(certificate).notAfter,
  };
}
