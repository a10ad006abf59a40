import type { ClassificationVersionId } from '../../../contract/terms.ts';
import type { DossierFacts, Hold, Marks, Reappraisal, RecordFacts } from './dossier-facts.ts';
import type { WhyStep } from './why.ts';

/** Holds that stand on a day, the oldest first. */
export function activeHolds(holds: readonly Hold[], today: string): Hold[] {
  return holds
    .filter(({ from, liftedOn }) => from <= today && (liftedOn === null || today < liftedOn))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

export interface CodedRecords {
  code: string;
  versionId: ClassificationVersionId;
  records: RecordFacts[];
}

/** The codes in a dossier with the records under each: its own first, also where no record has it. */
export function codedRecords(dossier: DossierFacts): CodedRecords[] {
  const { code, versionId } = dossier;
  const parts = new Map<string, CodedRecords>();
  const partOf = (own: { code: string; versionId: ClassificationVersionId }): CodedRecords => {
    const key = `${own.versionId} ${own.code}`;
    const part = parts.get(key) ?? { code: own.code, versionId: own.versionId, records: [] };
    parts.set(key, part);
    return part;
  };
  partOf({ code, versionId });
  for (const record of dossier.records) partOf(record.own ?? { code, versionId }).records.push(record);
  return [...parts.values()];
}

const isMarked = (dossier: DossierFacts, mark: keyof Marks) =>
  dossier[mark] || dossier.records.some((record) => record[mark]);

/** The mark that keeps a dossier for good; what is safeguarded belongs to the national archive (UU 43/2009 art. 43). */
export function markedFate(dossier: DossierFacts): WhyStep | null {
  if (isMarked(dossier, 'safeguarded')) return { code: 'marked-safeguarded' };
  return isMarked(dossier, 'permanent') ? { code: 'marked-permanent' } : null;
}

/** Vital records are not destroyed while they are vital, whatever the schedule says; the mark must be taken off first. */
export function marksThatBlock(dossier: DossierFacts): WhyStep[] {
  return isMarked(dossier, 'vital') ? [{ code: 'marked-vital' }] : [];
}

/**
 * The last decision of the panel about a fate that was left to it. A decision to keep for good stands; one to destroy
 * counts only under the schedule that it was made under.
 * @param ruleSince the first day of the version in force
 */
export function reappraisalOf(
  reappraisals: readonly Reappraisal[],
  ruleSince: string,
  today: string,
): Reappraisal | null {
  const made = reappraisals.filter(({ on }) => on <= today).sort((a, b) => (a.on < b.on ? 1 : -1));
  const [last] = made;
  if (!last) return null;
  return last.fate === 'permanent' || last.on >= ruleSince ? last : null;
}
