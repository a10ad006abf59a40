import { z } from 'zod';
import { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { EnteredDay, Instant, line } from '#core/contract/schemas.ts';
import { UnitKind } from '#modules/organization/contract/shapes.ts';
import { DelegationId } from './ids.ts';
import { leaveConfigure, leaveManage } from './permissions.ts';
import { LeaveKind } from './terms.ts';

/** What the law leaves to the agency, or leaves open; see `rules/law/settings.ts` for what each means. */
export const LeaveSettingsFields = z.strictObject({
  halfDays: z.boolean(),
  hours: z.boolean(),
  twoYears: z.enum(['nothing-taken', 'something-left']),
  deferral: z.enum(['days-deferred', 'all-left']),
  contractEmployeesCarry: z.boolean(),
  governmentDoctor: z.boolean(),
  contractEmployeeSickMonths: z.number().min(0.5).max(24).multipleOf(0.5),
  longLeaveAgainAfterMonths: z.int().min(1).max(240).nullable(),
  longLeaveShortenedBy: z.enum(['calendar-days', 'working-days', 'nothing']),
  abroadByAppointingAuthority: z.boolean(),
  /** The first year whose leave is recorded here as a whole; null as long as only opening balances tell of years that are over. */
  recordSince: z.int().min(1945).max(2200).nullable(),
  /** The post of the PPK; null where it is the highest of the chain of command. */
  authorityPostId: PostId.nullable(),
});
export type LeaveSettingsFields = z.output<typeof LeaveSettingsFields>;

export const SettingsView = z.object({
  settings: LeaveSettingsFields,
  setAt: Instant.nullable(),
  can: z.object({ configure: z.boolean() }),
});

export const DelegationView = z.object({
  id: DelegationId,
  kinds: z.array(LeaveKind),
  mostDays: z.int().nullable(),
  post: z.object({ id: PostId, name: z.string() }).nullable(),
  unitKind: UnitKind.nullable(),
  decreeNumber: z.string(),
  startsOn: z.string(),
  /** The last day on which it holds; null where none is known. */
  lastDay: z.string().nullable(),
});
export type DelegationView = z.output<typeof DelegationView>;

export const StaffingView = z.object({
  unitId: UnitId,
  people: z.int().nullable(),
  percent: z.int().nullable(),
  setBy: PersonId.nullable(),
});
export type StaffingView = z.output<typeof StaffingView>;

export const settings = {
  show: operation({
    id: 'leave.show-settings',
    method: 'GET',
    path: '/api/leave/settings',
    summary: 'What the agency decided about leave.',
    access: signedIn,
    input: z.strictObject({}),
    output: SettingsView,
  }),
  set: operation({
    id: 'leave.set-settings',
    method: 'PUT',
    path: '/api/leave/settings',
    summary: 'Says what the agency decided about leave; balances are reckoned by it from then on.',
    access: holding(leaveConfigure),
    input: LeaveSettingsFields,
    output: SettingsView,
    errors: ['leave.authority-unknown'],
  }),
  delegations: operation({
    id: 'leave.list-delegations',
    method: 'GET',
    path: '/api/leave/delegations',
    summary: 'To whom the PPK delegated which leave, the latest first.',
    access: signedIn,
    input: z.strictObject({}),
    output: z.object({ items: z.array(DelegationView) }),
  }),
  delegate: operation({
    id: 'leave.delegate-decision',
    method: 'POST',
    path: '/api/leave/delegations',
    summary:
      'Delegates leave of some kinds up to a length: to a post, or to the head of every unit of a kind for those below.',
    access: holding(leaveConfigure),
    stepUp: true,
    input: z.strictObject({
      kinds: z.array(LeaveKind).min(1).max(7),
      mostDays: z.int().min(1).max(2_000).nullish(),
      postId: PostId.nullish(),
      unitKind: UnitKind.nullish(),
      decreeNumber: line(200),
      startsOn: EnteredDay,
      lastDay: EnteredDay.nullish(),
    }),
    output: DelegationView,
    errors: ['leave.one-delegate', 'leave.never-delegated', 'leave.last-day-before-first'],
  }),
  endDelegation: operation({
    id: 'leave.end-delegation',
    method: 'POST',
    path: '/api/leave/delegations/:delegationId/ending',
    summary: 'Ends a delegation with a last day.',
    access: holding(leaveConfigure),
    stepUp: true,
    input: z.strictObject({ delegationId: DelegationId, lastDay: EnteredDay }),
    output: DelegationView,
    errors: ['leave.delegation-ended', 'leave.last-day-before-first'],
  }),
  setStaffing: operation({
    id: 'leave.set-staffing',
    method: 'PUT',
    path: '/api/leave/units/:unitId/staffing',
    summary:
      'Says how many people, or which share of its members, a unit needs every day; leave beyond warns.',
    access: holding(leaveManage),
    input: z
      .strictObject({
        unitId: UnitId,
        people: z.int().min(0).max(100_000).nullish(),
        percent: z.int().min(0).max(100).nullish(),
      })
      .refine(({ people, percent }) => people == null || percent == null, {
        path: ['percent'],
        message: 'core.field.invalid_value',
      }),
    output: StaffingView,
  }),
};
