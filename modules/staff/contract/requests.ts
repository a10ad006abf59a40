import { z } from 'zod';
import { FileId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { Cursor, Instant, line, PageSize, pageOf, prose } from '#core/contract/schemas.ts';
import { EntryContent } from './details.ts';
import { entryErrors, entryFields, PersonName } from './entries.ts';
import { staffManage } from './permissions.ts';
import { EntryId, RequestAct, RequestId, RequestState } from './terms.ts';

/** What somebody asks to be entered. */
export const ProposalView = z.object({
  requestId: RequestId,
  content: EntryContent,
  startsOn: z.string(),
  lastDay: z.string().nullable(),
  decree: z.object({ number: z.string(), day: z.string() }).nullable(),
  hasProof: z.boolean(),
  /** The entry of which it is to take the place. */
  replacesId: EntryId.nullable(),
});
export type ProposalView = z.output<typeof ProposalView>;

/** A request to add to the own file, or to correct it. */
export const RequestView = z.object({
  id: RequestId,
  person: PersonName,
  /** About the private part: what is asked stands in the reading of the file. */
  isPrivate: z.boolean(),
  state: RequestState,
  proposal: ProposalView.nullable(),
  steps: z.array(z.object({ act: RequestAct, by: PersonName, at: Instant, note: z.string().nullable() })),
  can: z.object({ decide: z.boolean(), resubmit: z.boolean(), withdraw: z.boolean() }),
});
export type RequestView = z.output<typeof RequestView>;

/** What is asked for always has its proof. */
const proposal = { ...entryFields, fileId: FileId, replacesId: EntryId.nullish() };
const proposalErrors = [
  ...entryErrors.filter((code) => code !== 'staff.own-file'),
  'staff.entry-replaced',
  'staff.other-kind',
];
const stepErrors = ['staff.act-not-open', 'staff.act-not-yours'];

export const requests = {
  submit: operation({
    id: 'staff.submit-request',
    method: 'POST',
    path: '/api/staff/own/requests',
    summary: 'Asks for an entry in the own file, or for the correction of one, with its proof.',
    access: personally,
    input: z.strictObject({ ...proposal, note: prose(1_000).nullish() }),
    output: RequestView,
    errors: proposalErrors,
  }),
  resubmit: operation({
    id: 'staff.resubmit-request',
    method: 'POST',
    path: '/api/staff/own/requests/:requestId/resubmission',
    summary: 'Hands in a request again that was returned.',
    access: personally,
    input: z.strictObject({ requestId: RequestId, ...proposal, note: prose(1_000).nullish() }),
    output: RequestView,
    errors: [...proposalErrors, ...stepErrors],
  }),
  withdraw: operation({
    id: 'staff.withdraw-request',
    method: 'POST',
    path: '/api/staff/own/requests/:requestId/withdrawal',
    summary: 'Takes an own request back that nobody decided on.',
    access: personally,
    input: z.strictObject({ requestId: RequestId }),
    output: RequestView,
    errors: stepErrors,
  }),
  listOwn: operation({
    id: 'staff.list-own-requests',
    method: 'GET',
    path: '/api/staff/own/requests',
    summary: 'Own requests, the latest first.',
    access: personally,
    input: z.strictObject({ cursor: Cursor, size: PageSize }),
    output: pageOf(RequestView),
  }),
  list: operation({
    id: 'staff.list-requests',
    method: 'GET',
    path: '/api/staff/requests',
    summary: 'Requests of others in a state where the right to decide on them is held, the latest first.',
    access: holding(staffManage),
    input: z.strictObject({ state: RequestState.default('submitted'), cursor: Cursor, size: PageSize }),
    output: pageOf(RequestView),
  }),
  decide: operation({
    id: 'staff.decide-on-request',
    method: 'POST',
    path: '/api/staff/requests/:requestId/decision',
    summary:
      'Approves a request, which makes the entry; returns or rejects it with a reason. Nobody decides on their own.',
    access: holding(staffManage),
    input: z.strictObject({
      requestId: RequestId,
      decision: z.enum(['approve', 'return', 'reject']),
      reason: line(500).nullish(),
    }),
    output: RequestView,
    errors: [...stepErrors, 'staff.reason-needed', 'staff.entry-replaced', 'files.quarantined'],
  }),
  proof: operation({
    id: 'staff.read-request-proof',
    method: 'GET',
    path: '/api/staff/requests/:requestId/proof',
    summary:
      'The proof of a request, for its person and who may decide; about the private part it is written down as read.',
    access: personally,
    input: z.strictObject({ requestId: RequestId }),
    output: undefined,
    produces: 'application/octet-stream',
  }),
};
