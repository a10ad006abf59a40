import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { anyone, holding, operation, signedIn } from '#core/contract/operation.ts';
import { distinct, EnteredDay, Instant, line, queryList } from '#core/contract/schemas.ts';
import './errors.ts';
import { fileRecords } from './permissions.ts';
import { PublicFlag, RecordId, ShareId } from './terms.ts';
import { RecordView } from './views.ts';

/** 256 random bits. */
export const ShareToken = z.string().regex(/^[\w-]{43}$/);
/** Longer than this no link is open. */
export const mostShareDays = 366;

export const ShareView = z.object({
  id: ShareId,
  title: z.string(),
  reason: z.string(),
  madeBy: z.object({ id: PersonId, name: z.string() }),
  madeAt: Instant,
  expiresAt: Instant,
  withdrawnAt: Instant.nullable(),
  state: z.enum(['open', 'expired', 'withdrawn']),
  records: z.int(),
  openings: z.int(),
  lastOpenedAt: Instant.nullable(),
  can: z.object({ withdraw: z.boolean() }),
});
export type ShareView = z.output<typeof ShareView>;

/** What whoever holds a link is shown: facts and files, nothing of where they lie and who handled them. */
export const SharedView = z.object({
  title: z.string(),
  agencyName: z.string(),
  zone: z.string(),
  expiresAt: Instant,
  records: z.array(
    z.object({
      id: RecordId,
      title: z.string(),
      number: z.string().nullable(),
      party: z.string().nullable(),
      recordDate: z.string().nullable(),
      unitName: z.string(),
      files: z.array(z.object({ position: z.int(), name: z.string(), mediaType: z.string(), size: z.int() })),
    }),
  ),
});
export type SharedView = z.output<typeof SharedView>;

/** Records that one link shows at most. */
export const mostSharedRecords = 50;

/**
 * Why a record may be shown by no link: it or its dossier is confidential, it is excepted from public information, its
 * dossier is gone, or the asker does not keep it (which looks as if it were not there).
 */
export const shareRefusals = ['confidential', 'excepted', 'disposed', 'not-kept'] as const;
export type ShareRefusal = (typeof shareRefusals)[number];

/** The public API of links to records for people without an account. */
export const shares = {
  make: operation({
    id: 'archive.share-records',
    method: 'POST',
    path: '/api/archive/shares',
    summary: 'Make a link to records for people without an account, until a day. The link is told this once.',
    access: holding(fileRecords),
    tellsOnce: true,
    input: z.strictObject({
      recordIds: distinct(RecordId, 1, mostSharedRecords),
      title: line(200),
      reason: line(500),
      /** The last day on which it is open, in the zone of the agency. */
      lastDay: EnteredDay,
    }),
    output: z.object({ share: ShareView, address: z.string() }),
    errors: [
      'archive.confidential-not-shared',
      'archive.excepted-not-shared',
      'archive.share-too-long',
      'archive.dossier-disposed',
    ],
  }),
  judge: operation({
    id: 'archive.judge-sharing',
    method: 'GET',
    path: '/api/archive/shareable-records',
    summary: 'Which of these records a link may show, and why it may not show the others.',
    access: holding(fileRecords),
    input: z.strictObject({ recordIds: queryList(RecordId, mostSharedRecords) }),
    output: z.object({
      items: z.array(z.object({ recordId: RecordId, refusal: z.enum(shareRefusals).nullable() })),
    }),
  }),
  list: operation({
    id: 'archive.list-shares',
    method: 'GET',
    path: '/api/archive/records/:recordId/shares',
    summary: 'Links that show a record, the latest first, with how often they were opened.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ recordId: RecordId }),
    output: z.object({ items: z.array(ShareView) }),
  }),
  withdraw: operation({
    id: 'archive.withdraw-share',
    method: 'POST',
    path: '/api/archive/shares/:shareId/withdrawal',
    summary: 'End a link at once.',
    access: holding(fileRecords),
    input: z.strictObject({ shareId: ShareId }),
    output: ShareView,
    errors: ['archive.share-withdrawn'],
  }),
  setPublicity: operation({
    id: 'archive.set-publicity',
    method: 'POST',
    path: '/api/archive/records/:recordId/publicity',
    summary: 'Say whether a record is public information or excepted from it, with the reason.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ recordId: RecordId, flag: PublicFlag, reason: line(500) }),
    output: RecordView,
    errors: ['archive.class-not-public', 'archive.dossier-disposed'],
  }),
  open: operation({
    id: 'archive.open-share',
    method: 'GET',
    path: '/api/shared/:token',
    summary: 'What a link shows to whoever holds it; that it was opened is kept.',
    access: anyone,
    input: z.strictObject({ token: ShareToken }),
    output: SharedView,
    errors: ['core.too-many-requests'],
  }),
  download: operation({
    id: 'archive.download-shared',
    method: 'GET',
    path: '/api/shared/:token/records/:recordId/files/:position',
    summary: 'A file that a link shows; that it was taken is kept.',
    access: anyone,
    input: z.strictObject({
      token: ShareToken,
      recordId: RecordId,
      position: z.coerce.number().int().min(1).max(1_000),
    }),
    output: undefined,
    produces: 'application/octet-stream',
    errors: ['core.too-many-requests'],
  }),
};
