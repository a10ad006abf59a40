import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Permission } from '#core/contract/permission.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import {
  rootUnit,
  searchPosts,
  unitNames,
  unitsInForce,
} from '#modules/organization/server/organization.api.ts';
import type { DisposalView, disposalActs } from '../../contract/disposal-views.ts';
import {
  appraiseRecords,
  approveDisposals,
  executeDisposals,
  keepRecordsUnit,
} from '../../contract/permissions.ts';
import { refusalSentence } from '../print-why.ts';
import { allowed } from '../rules/disposal/allowed.ts';
import { type DisposalStep, disposalLaw } from '../rules/disposal/disposal-law.ts';
import {
  type Actor,
  type DisposalAct,
  type DisposalList,
  openItems,
  type Seen,
} from '../rules/disposal/disposal-list.ts';
import { type RefusalCode, refusalsOfTurn } from '../rules/disposal/refusal.ts';
import { missingSignatures, missingSteps, neededAuthorities } from '../rules/disposal/steps-done.ts';
import { disposalOffice, headsAgency } from './disposal-office.ts';

type Awaited = DisposalView['awaited'][number];

/** A part of the next step, with the acts that take it. */
interface Part {
  role: Awaited['role'];
  authority?: Awaited['authority'];
  unitId?: UnitId | null;
  people?: readonly PersonId[];
  act: DisposalAct;
}

/** The right that the operation of an act asks for, besides what the rules ask; null for none. */
export const rightFor: Readonly<Record<(typeof disposalActs)[number], Permission | null>> = {
  'name-panel': keepRecordsUnit,
  'add-item': keepRecordsUnit,
  'drop-item': keepRecordsUnit,
  'close-list': keepRecordsUnit,
  appraise: appraiseRecords,
  consider: appraiseRecords,
  approve: approveDisposals,
  stipulate: approveDisposals,
  witness: null,
  'open-report': keepRecordsUnit,
  execute: executeDisposals,
  'sign-report': null,
  cancel: null,
};

/** Not this person's turn. What drops out passes when the list is put right: that is still their turn. */
const turnsAway = new Set<RefusalCode>([...refusalsOfTurn, 'archive.not-head-of-unit']);

/** Whether a part of the next step is the actor's to take. */
function isFor(ctx: TxContext, list: DisposalList, actor: Actor, { act }: Part): boolean {
  const right = rightFor[act.do];
  if (right && !holdsAnywhere(ctx.actor, right)) return false;
  const verdict = allowed(act, actor, list, nothingSeen);
  return verdict.allowed || !turnsAway.has(verdict.refusal.code);
}

/** Whose turn it is does not depend on where dossiers stand. */
const nothingSeen: Seen = { today: '9999-12-31', lifeOf: () => null };

/** Whether the next step of a list waits for the actor. */
export function waitsFor(ctx: TxContext, list: DisposalList, actor: Actor): boolean {
  return partsOf(list).some((part) => isFor(ctx, list, actor, part));
}

/** Names of the parts of the next step, in the order in which they are awaited. */
export function awaitedParts(list: DisposalList): string[] {
  return partsOf(list).map(({ role, act, authority, unitId }) => [role, act.do, authority, unitId].join(' '));
}

/** Who is awaited for the next step, by part, with the people where they are known. */
export async function awaitedFor(
  ctx: TxContext,
  list: DisposalList,
  actor: Actor | null,
): Promise<(Omit<Awaited, 'people'> & { people: PersonId[] })[]> {
  const parts = partsOf(list);
  const office = parts.length > 0 ? await disposalOffice(ctx.tx) : null;
  if (!office) return [];
  const unitOf: Partial<Record<Awaited['role'], UnitId>> = {
    'records-unit-head': office.recordsUnitId,
    'records-unit-signer': office.recordsUnitId,
    'legal-witness': office.legalUnitId,
    'supervision-witness': office.supervisionUnitId,
  };
  const root = await rootUnit(ctx.tx);
  const inForce = await unitsInForce(ctx.tx, ctx.clock.now(), ctx.actor.zone);
  const leading = inForce.findLast((unit) => headsAgency(unit, root?.id as UnitId));
  const units = parts.map((part) => part.unitId ?? unitOf[part.role] ?? null);
  const names = await unitNames(ctx.tx, [...new Set(units.filter((id) => id !== null))]);
  const awaited = [];
  for (const [at, part] of parts.entries()) {
    const unitId = units[at]!;
    const headed = withHead.has(part.role) ? unitId : part.role === 'agency-head' ? leading?.id : null;
    awaited.push({
      role: part.role,
      act: part.act.do,
      authority: part.authority ?? null,
      unitId,
      unitName: unitId ? (names.get(unitId) ?? null) : null,
      people: part.people ? [...part.people] : headed ? await headOf(ctx, headed as UnitId) : [],
      yours: actor !== null && isFor(ctx, list, actor, part),
    });
  }
  return awaited;
}

const withHead = new Set<Awaited['role']>([
  'records-unit-head',
  'records-unit-signer',
  'processing-unit-signer',
]);

async function headOf(ctx: TxContext, unitId: UnitId): Promise<PersonId[]> {
  const posts = await searchPosts(ctx.tx, { unitId, limit: 100, at: ctx.clock.now() });
  const holder = posts.find((post) => post.unitId === unitId && post.isHead)?.holder;
  return holder ? [holder.personId] : [];
}

/** Why somebody who has the capacity may still not act: they took another part, or a list must be put right first. */
export function standsAside(ctx: TxContext, list: DisposalList, actor: Actor, seen: Seen): string | null {
  for (const { act } of partsOf(list)) {
    const verdict = allowed(act, actor, list, seen);
    if (verdict.allowed) return null;
    if (verdict.refusal.code === 'archive.roles-apart')
      return refusalSentence(verdict.refusal, ctx.locale, ctx.locales.text);
  }
  return null;
}

const partsOfStep: Record<DisposalStep, (list: DisposalList) => Part[]> = {
  panel: (list) => [
    {
      role: 'records-unit-head',
      act: { do: 'name-panel', panel: list.panel ?? { decree: { number: '', on: '' }, members: [] } },
    },
  ],
  items: (list) => [
    {
      role: 'archivist',
      people: [list.createdBy],
      act: { do: 'add-item', dossierId: '' as never, unitId: '' as UnitId },
    },
  ],
  closed: (list) => [{ role: 'archivist', people: [list.createdBy], act: { do: 'close-list' } }],
  appraised: (list) => [
    {
      role: 'appraiser',
      people: list.panel?.members.map(({ personId }) => personId) ?? [],
      act: {
        do: 'appraise',
        dossierId: openItems(list)[0]?.dossierId ?? ('' as never),
        physicallyChecked: true,
        opinion: 'agree',
      },
    },
  ],
  considered: (list) => [
    {
      role: 'records-unit-head',
      people: list.panel?.members.filter(({ chair }) => chair).map(({ personId }) => personId) ?? [],
      act: { do: 'consider', number: '' },
    },
  ],
  approved: (list) =>
    neededAuthorities(list, disposalLaw)
      .filter((authority) => !list.approvals.some((one) => one.authority === authority))
      .map((authority) => ({
        role: 'registrar',
        authority,
        act: { do: 'approve', authority, number: '', letterOn: '9999-12-31' },
      })),
  stipulated: (list) => [
    {
      role: 'agency-head',
      act: { do: 'stipulate', number: '', cites: list.approvals.map(({ number }) => number) },
    },
  ],
  witnessed: (list) =>
    (['legal-witness', 'supervision-witness'] as const)
      .filter((role) => !list.witnesses.some((one) => one.role === role))
      .map((role) => ({ role, act: { do: 'witness', role } })),
  'report-opened': () => [{ role: 'archivist', act: { do: 'open-report', number: '' } }],
  executed: (list) => [
    { role: list.firstExecution ? 'second-executor' : 'first-executor', act: { do: 'execute' } },
  ],
  'report-signed': (list) =>
    missingSignatures(list, disposalLaw).map(({ role, unitId }) => ({
      role,
      unitId,
      act: { do: 'sign-report', role, unitId },
    })),
};

function partsOf(list: DisposalList): Part[] {
  const [next] = list.cancelled ? [] : missingSteps(list, disposalLaw);
  return next ? partsOfStep[next](list) : [];
}
