import type {
  ClassificationVersionId,
  Custody,
  DossierId,
  HoldId,
  HoldReason,
  RecordId,
  TriggerEventId,
} from '../../../contract/terms.ts';
import type { ClassificationVersion } from '../classification/classification.ts';

/** Marks that people set on a dossier or on one record of it. */
export interface Marks {
  /** Kept for good by decision of a person, whatever the schedule says. */
  permanent: boolean;
  /** Arsip vital: the agency cannot go on without it; not destroyed while it is marked. */
  vital: boolean;
  /** Arsip terjaga (UU 43/2009 art. 43): handed to the national archive, never destroyed. */
  safeguarded: boolean;
}

export interface RecordFacts extends Marks {
  id: RecordId;
  /** Its own code where it has another than the dossier, with the version it was taken from. */
  own: { code: string; versionId: ClassificationVersionId } | null;
  /** Whether it falls under the exception of its rule ("kecuali SK …"); null until somebody has looked. */
  excepted: boolean | null;
}

/** An event of the schedule as a person recorded it. Nothing is overwritten: a correction names what it corrects. */
export interface TriggerEvent {
  id: TriggerEventId;
  period: 'active' | 'inactive';
  /** The words of the schedule that it answers to. */
  words: string;
  /** The day on which it happened; null in a correction that takes it back. */
  occurredOn: string | null;
  recordedOn: string;
  corrects: TriggerEventId | null;
}

export interface Hold {
  id: HoldId;
  reason: HoldReason;
  from: string;
  /** The first day without it; null while it stands. */
  liftedOn: string | null;
  /** The one record that is meant; null for the whole dossier. A held record holds its dossier. */
  recordId: RecordId | null;
}

/** What the panel decided about a dossier whose fate was left to it. */
export interface Reappraisal {
  on: string;
  fate: 'destroy' | 'permanent';
  /** Kept at least until this day. */
  keepUntil: string | null;
}

/** Everything that the retention of a dossier depends on. Days are in the zone of its unit. */
export interface DossierFacts extends Marks {
  id: DossierId;
  code: string;
  /** The version of the classification that the codes were taken from. */
  versionId: ClassificationVersionId;
  closedOn: string | null;
  custody: Custody;
  records: readonly RecordFacts[];
  events: readonly TriggerEvent[];
  holds: readonly Hold[];
  reappraisals: readonly Reappraisal[];
  disposed: { kind: 'destruction' | 'handover'; on: string } | null;
}

/** The law of the agency: its classifications with their schedules over time. */
export interface Schedule {
  versions: readonly ClassificationVersion[];
}
