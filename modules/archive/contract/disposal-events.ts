import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { Authority, Custody, DisposalKind, DossierId, RecordId } from './terms.ts';

/** Subjects are lists; what happened to a dossier by one is told of the dossier. Numbers of documents are no secrets. */
const list = z.object({ kind: DisposalKind });
const numbered = list.extend({ number: z.string() });
const counted = list.extend({ items: z.int() });
const of = <P extends z.ZodType>(type: `disposal.${string}`, payload: P) =>
  event({ type, version: 1, payload });

export const disposalStarted = of('disposal.started', list);
export const panelNamed = of('disposal.panel-named', numbered.extend({ members: z.int() }));
export const itemsAdded = of('disposal.items-added', counted);
export const itemsDropped = of('disposal.items-dropped', counted);
export const listClosed = of('disposal.list-closed', counted);
export const itemAppraised = of(
  'disposal.item-appraised',
  list.extend({ dossierId: DossierId, agreed: z.boolean() }),
);
export const disposalConsidered = of('disposal.considered', numbered);
export const disposalApproved = of('disposal.approved', numbered.extend({ authority: Authority }));
export const disposalStipulated = of('disposal.stipulated', numbered);
export const disposalWitnessed = of('disposal.witnessed', list.extend({ role: z.string() }));
export const reportOpened = of('disposal.report-opened', numbered);
export const firstKeyTurned = of('disposal.first-key-turned', counted);
export const disposalExecuted = of('disposal.executed', counted.extend({ records: z.int() }));
export const reportSigned = of('disposal.report-signed', list.extend({ role: z.string() }));
/** The next step, or a part of it, waits for who holds the posts. */
export const disposalAwaits = of(
  'disposal.awaits',
  list.extend({ role: z.string(), posts: z.array(PostId) }),
);
export const disposalCancelled = of('disposal.cancelled', list);
export const disposalOfficeSet = event({
  type: 'disposal.office-set',
  version: 1,
  payload: z.object({ agencyKind: z.enum(['regional', 'central']) }),
});

/** Whose the records were: a module that filed them hears that they are destroyed, and forgets them too. */
export const dossierDestroyed = event({
  type: 'dossier.destroyed',
  version: 1,
  payload: z.object({
    number: z.int(),
    year: z.int(),
    code: z.string(),
    report: z.string(),
    records: z.int(),
    sources: z.array(z.object({ recordId: RecordId, module: z.string(), id: z.uuid() })),
  }),
});
export const dossierTransferred = event({
  type: 'dossier.transferred',
  version: 1,
  payload: z.object({ to: Custody, report: z.string() }),
});
export const dossierHandedOver = event({
  type: 'dossier.handed-over',
  version: 1,
  payload: z.object({ report: z.string() }),
});

export const disposalEvents = [
  disposalStarted,
  panelNamed,
  itemsAdded,
  itemsDropped,
  listClosed,
  itemAppraised,
  disposalConsidered,
  disposalApproved,
  disposalStipulated,
  disposalWitnessed,
  reportOpened,
  firstKeyTurned,
  disposalExecuted,
  reportSigned,
  disposalAwaits,
  disposalCancelled,
  disposalOfficeSet,
  dossierDestroyed,
  dossierTransferred,
  dossierHandedOver,
];
