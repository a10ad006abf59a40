import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type {
  Authority,
  Capacity,
  DisposalKind,
  DisposalListId,
  DisposalRole,
  DossierId,
  Fate,
} from '../../../contract/terms.ts';
import type { LifeCycle } from '../retention/life-cycle.ts';

/** Who did something, on which day of the agency's calendar. */
export interface Done {
  by: PersonId;
  on: string;
}

export interface PanelMember {
  personId: PersonId;
  as: 'records-unit-head' | 'processing-unit-head' | 'archivist' | 'other';
  /** The processing unit that a head of one speaks for. */
  unitId: UnitId | null;
  chair: boolean;
}

/** Panitia penilai arsip, named by a decree of the agency head. */
export interface Panel {
  decree: { number: string; on: string };
  members: readonly PanelMember[];
}

export interface Appraisal extends Done {
  /** The records themselves were looked at, not their entry alone. */
  physicallyChecked: boolean;
  opinion: 'agree' | 'keep';
}

/** The retention that an item was selected for; what differs later is not what anybody agreed to. */
export interface ItemBasis {
  activeUntil: string | null;
  inactiveUntil: string | null;
  fate: Fate | null;
  retentionYears: number | null;
}

export interface DisposalItem {
  dossierId: DossierId;
  unitId: UnitId;
  addedBy: PersonId;
  basis: ItemBasis;
  appraisals: readonly Appraisal[];
  /** Why it left the list; null while it is on it. */
  dropped: { on: string; code: string } | null;
  executedOn: string | null;
}

export interface Approval extends Done {
  authority: Authority;
  /** Number and day of the letter of approval. */
  number: string;
  letterOn: string;
}

export interface DisposalList {
  id: DisposalListId;
  kind: DisposalKind;
  /** Whether the records are those of a local government, whose head approves shorter retentions. */
  agencyKind: 'regional' | 'central';
  createdBy: PersonId;
  items: readonly DisposalItem[];
  panel: Panel | null;
  closed: Done | null;
  consideration: (Done & { number: string }) | null;
  approvals: readonly Approval[];
  stipulation: (Done & { number: string; cites: readonly string[] }) | null;
  witnesses: readonly (Done & { role: 'legal-witness' | 'supervision-witness' })[];
  /** Berita acara, opened under its number before the execution and signed after it. */
  report: (Done & { number: string }) | null;
  firstExecution: Done | null;
  secondExecution: Done | null;
  signatures: readonly (Done & { role: SignerRole; unitId: UnitId | null })[];
  cancelled: (Done & { reason: string }) | null;
}

export type SignerRole = Extract<
  DisposalRole,
  'records-unit-signer' | 'processing-unit-signer' | 'institution-signer'
>;

/** Who acts, with what they are on this day. */
export interface Actor {
  personId: PersonId;
  capacities: readonly Capacity[];
  /** Processing units that the person heads. */
  unitIds: readonly UnitId[];
}

/** What the rules are told of the world: the day, and where each dossier stands on it; null for one that is gone. */
export interface Seen {
  today: string;
  lifeOf: (dossierId: DossierId) => LifeCycle | null;
}

export type DisposalAct =
  | { do: 'name-panel'; panel: Panel }
  | { do: 'add-item'; dossierId: DossierId; unitId: UnitId }
  | { do: 'drop-item'; dossierId: DossierId }
  | { do: 'close-list' }
  | { do: 'appraise'; dossierId: DossierId; physicallyChecked: boolean; opinion: Appraisal['opinion'] }
  | { do: 'consider'; number: string }
  | { do: 'approve'; authority: Authority; number: string; letterOn: string }
  | { do: 'stipulate'; number: string; cites: readonly string[] }
  | { do: 'witness'; role: 'legal-witness' | 'supervision-witness' }
  | { do: 'open-report'; number: string }
  | { do: 'execute' }
  | { do: 'sign-report'; role: SignerRole; unitId: UnitId | null }
  | { do: 'cancel'; reason: string };

/** Items that are still on the list. */
export function openItems(list: Pick<DisposalList, 'items'>): DisposalItem[] {
  return list.items.filter(({ dropped }) => dropped === null);
}
