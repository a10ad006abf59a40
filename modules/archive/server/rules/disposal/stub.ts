import type { PersonId } from '#core/contract/ids.ts';
import type { Authority, DossierId, RecordId } from '../../../contract/terms.ts';
import { type DisposalItem, type DisposalList, openItems } from './disposal-list.ts';

/** What is known of a record when it goes; titles stay, the text does not. */
export interface RecordMetadata {
  recordId: RecordId;
  itemNumber: number;
  title: string;
  /** SHA-256 of each of its files, in hexadecimal. */
  sha256: readonly string[];
}

export interface DossierMetadata {
  dossierId: DossierId;
  number: number;
  year: number;
  code: string;
  title: string;
  records: readonly RecordMetadata[];
}

/** Jejak: what stays of a destroyed dossier, for good – what it was, why it went, and who answered for it. */
export interface Stub extends DossierMetadata {
  destroyedOn: string;
  retention: { years: number | null; until: string | null };
  report: string;
  stipulation: string;
  approvals: readonly { authority: Authority; number: string }[];
  executors: readonly PersonId[];
  witnesses: readonly PersonId[];
}

/** The stubs of an executed destruction, one for each dossier that went. */
export function stubsOf(list: DisposalList, metadataOf: (dossierId: DossierId) => DossierMetadata): Stub[] {
  const { firstExecution, secondExecution, report, stipulation } = list;
  if (list.kind !== 'destruction' || !firstExecution || !secondExecution || !report || !stipulation)
    return [];
  return openItems(list).map((item: DisposalItem) => ({
    ...metadataOf(item.dossierId),
    destroyedOn: secondExecution.on,
    retention: { years: item.basis.retentionYears, until: item.basis.inactiveUntil },
    report: report.number,
    stipulation: stipulation.number,
    approvals: list.approvals.map(({ authority, number }) => ({ authority, number })),
    executors: [firstExecution.by, secondExecution.by],
    witnesses: list.witnesses.map(({ by }) => by),
  }));
}
