import type { Authority, Capacity, DisposalKind, DisposalRole, LifeState } from '../../../contract/terms.ts';
import type { DisposalAct, DisposalList, SignerRole } from './disposal-list.ts';

/** The steps of a disposal; each is done or missing, and none may be skipped. */
export const disposalSteps = [
  'panel',
  'items',
  'closed',
  'appraised',
  'considered',
  'approved',
  'stipulated',
  'witnessed',
  'report-opened',
  'executed',
  'report-signed',
] as const;
export type DisposalStep = (typeof disposalSteps)[number];

interface Procedure {
  /** In their order. */
  steps: readonly DisposalStep[];
  /** The state of a dossier that may be on such a list. */
  due: LifeState;
  executors: { first: readonly Capacity[]; second: readonly Capacity[] };
  signers: readonly SignerRole[];
}

/** Who approves retentions of at least `from` and fewer than `below` years, active and inactive together. */
interface ApprovalBand {
  kind: DisposalKind;
  agencyKind: DisposalList['agencyKind'];
  from: number;
  below: number;
  authority: Authority;
}

/** The law of disposal as data. */
export interface DisposalLaw {
  procedures: Readonly<Record<DisposalKind, Procedure>>;
  approvals: readonly ApprovalBand[];
  leastPanel: number;
  /** Parts that one person may not take both. */
  apart: readonly (readonly [DisposalRole, DisposalRole])[];
  capacities: Readonly<Record<Exclude<DisposalAct['do'], 'execute' | 'sign-report'>, readonly Capacity[]>>;
  signerCapacity: Readonly<Record<SignerRole, Capacity>>;
  witnessCapacity: Readonly<Record<'legal-witness' | 'supervision-witness', Capacity>>;
}

const recordsUnit: Procedure['executors'] = {
  first: ['records-unit', 'records-unit-head', 'archivist'],
  second: ['records-unit', 'records-unit-head', 'archivist'],
};

/**
 * What holds today. Destruction: panel, selection, list, appraisal, consideration, approval, stipulation, execution before
 * witnesses of the legal and the supervision unit, report (PP 28/2012 and PerANRI 37/2016).
 * Local government: its head approves retentions below ten years, the head of the national archive those of ten years
 * and more (title of 000.5.6.2 in Permendagri 83/2022). Central agencies ask the national archive for all of them: the
 * guide that was read (DPR, page 42) makes no difference, and asking once too often harms nobody.
 */
export const disposalLaw: DisposalLaw = {
  procedures: {
    transfer: {
      steps: ['items', 'closed', 'report-opened', 'report-signed', 'executed'],
      due: 'due-for-transfer',
      executors: {
        first: ['processing-unit', 'processing-unit-head'],
        second: recordsUnit.second,
      },
      signers: ['processing-unit-signer', 'records-unit-signer'],
    },
    destruction: {
      steps: [...disposalSteps],
      due: 'due-for-destruction',
      executors: recordsUnit,
      signers: ['records-unit-signer', 'processing-unit-signer'],
    },
    handover: {
      steps: [
        'panel',
        'items',
        'closed',
        'appraised',
        'considered',
        'approved',
        'stipulated',
        'report-opened',
        'report-signed',
        'executed',
      ],
      due: 'due-for-handover',
      executors: recordsUnit,
      signers: ['records-unit-signer', 'institution-signer'],
    },
  },
  approvals: [
    { kind: 'destruction', agencyKind: 'regional', from: 0, below: 10, authority: 'regional-head' },
    {
      kind: 'destruction',
      agencyKind: 'regional',
      from: 10,
      below: Number.POSITIVE_INFINITY,
      authority: 'national-archive',
    },
    {
      kind: 'destruction',
      agencyKind: 'central',
      from: 0,
      below: Number.POSITIVE_INFINITY,
      authority: 'national-archive',
    },
    ...(['regional', 'central'] as const).map((agencyKind) => ({
      kind: 'handover' as const,
      agencyKind,
      from: 0,
      below: Number.POSITIVE_INFINITY,
      authority: 'archival-institution' as const,
    })),
  ],
  leastPanel: 3,
  apart: [
    ['preparer', 'approver'],
    ['preparer', 'stipulator'],
    ['preparer', 'legal-witness'],
    ['preparer', 'supervision-witness'],
    ['appraiser', 'approver'],
    ['appraiser', 'stipulator'],
    ['appraiser', 'legal-witness'],
    ['appraiser', 'supervision-witness'],
    ['approver', 'legal-witness'],
    ['approver', 'supervision-witness'],
    ['approver', 'first-executor'],
    ['approver', 'second-executor'],
    ['stipulator', 'legal-witness'],
    ['stipulator', 'supervision-witness'],
    ['stipulator', 'first-executor'],
    ['stipulator', 'second-executor'],
    ['legal-witness', 'supervision-witness'],
    ['legal-witness', 'first-executor'],
    ['legal-witness', 'second-executor'],
    ['supervision-witness', 'first-executor'],
    ['supervision-witness', 'second-executor'],
    ['first-executor', 'second-executor'],
    ['records-unit-signer', 'processing-unit-signer'],
    ['records-unit-signer', 'institution-signer'],
  ],
  capacities: {
    'name-panel': ['records-unit-head', 'registrar'],
    'add-item': ['archivist'],
    'drop-item': ['archivist', 'records-unit-head'],
    'close-list': ['archivist'],
    appraise: ['archivist', 'records-unit-head', 'processing-unit-head'],
    consider: ['records-unit-head'],
    approve: ['regional-head', 'registrar'],
    stipulate: ['agency-head', 'regional-head'],
    witness: ['legal-unit', 'supervision-unit'],
    'open-report': ['archivist', 'records-unit-head'],
    cancel: ['archivist', 'records-unit-head', 'agency-head'],
  },
  signerCapacity: {
    'records-unit-signer': 'records-unit-head',
    'processing-unit-signer': 'processing-unit-head',
    'institution-signer': 'registrar',
  },
  witnessCapacity: { 'legal-witness': 'legal-unit', 'supervision-witness': 'supervision-unit' },
};

/** The step that an act does; null for those that may come at any time before the execution. */
export const stepOf: Readonly<Record<DisposalAct['do'], DisposalStep | null>> = {
  'name-panel': 'panel',
  'add-item': 'items',
  'drop-item': null,
  'close-list': 'closed',
  appraise: 'appraised',
  consider: 'considered',
  approve: 'approved',
  stipulate: 'stipulated',
  witness: 'witnessed',
  'open-report': 'report-opened',
  execute: 'executed',
  'sign-report': 'report-signed',
  cancel: null,
};
