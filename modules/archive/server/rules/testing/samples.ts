import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';
import { readCsv } from '#core/sheets/csv.ts';
import type {
  ClassificationVersionId,
  DossierId,
  HoldId,
  RecordId,
  TriggerEventId,
} from '../../../contract/terms.ts';
import {
  type ClassificationTree,
  type ClassificationVersion,
  type RetentionRule,
  treeOf,
} from '../classification/classification.ts';
import { readSchedule } from '../classification/read-schedule.ts';
import type { DossierFacts, Hold, RecordFacts, Schedule, TriggerEvent } from '../retention/dossier-facts.ts';
import type { LifeCycle } from '../retention/life-cycle.ts';
import type { WhyCode, WhyStep } from '../retention/why.ts';

export const suppliedSheet = (): string[][] =>
  readCsv(readFileSync(path.join(projectRoot(), 'modules/archive/data/classification-codes.csv'), 'utf8'))!;

/** The classification that the product brings along, as a version in force since its regulation was promulgated. */
export function suppliedVersion(): ClassificationVersion {
  const { tree } = readSchedule(suppliedSheet(), { scheme: 'regional', before: null });
  return versionOf('Pergub 30', '2022-09-23', null, tree);
}

export function versionOf(
  basis: string,
  startsOn: string,
  endsBefore: string | null,
  tree: ClassificationTree,
  movedFrom: readonly (readonly [string, string])[] = [],
): ClassificationVersion {
  return {
    id: basis as ClassificationVersionId,
    basis,
    startsOn,
    endsBefore,
    fromYearEnd: true,
    tree,
    movedFrom: new Map(movedFrom),
  };
}

export function rule(
  activeYears: number,
  inactiveYears: number,
  fate: RetentionRule['fate'],
  more: Partial<RetentionRule> = {},
): RetentionRule {
  return {
    activeYears,
    activeTrigger: null,
    inactiveYears,
    inactiveTrigger: null,
    fate,
    exception: null,
    ...more,
  };
}

/** A tree of one level: codes with their rules. */
export function flatTree(rules: Readonly<Record<string, RetentionRule | null>>): ClassificationTree {
  return treeOf(
    Object.entries(rules).map(([code, one]) => ({
      code,
      parent: null,
      title: `Kode ${code}`,
      level: 1,
      rule: one,
    })),
  );
}

export function scheduleOf(...versions: ClassificationVersion[]): Schedule {
  return { versions };
}

export function dossier(code: string, more: Partial<DossierFacts> = {}): DossierFacts {
  return {
    id: 'dossier' as DossierId,
    code,
    versionId: 'Pergub 30' as ClassificationVersionId,
    closedOn: '2024-05-15',
    custody: 'records-unit',
    records: [],
    events: [],
    holds: [],
    reappraisals: [],
    disposed: null,
    permanent: false,
    vital: false,
    safeguarded: false,
    ...more,
  };
}

/** A record; `code` is its own one, of the same version as that of `dossier`. */
export function record({ code, ...more }: Partial<RecordFacts> & { code?: string } = {}): RecordFacts {
  return {
    id: 'record' as RecordId,
    own: null,
    excepted: null,
    permanent: false,
    vital: false,
    safeguarded: false,
    ...(code ? { own: { code, versionId: 'Pergub 30' as ClassificationVersionId } } : {}),
    ...more,
  };
}

/** The schedule with periods that count from the day itself. */
export function countedByDay({ versions }: Schedule): Schedule {
  return { versions: versions.map((one) => ({ ...one, fromYearEnd: false })) };
}

export function event(
  words: string,
  occurredOn: string | null,
  more: Partial<Omit<TriggerEvent, 'id' | 'corrects'>> & { id?: string; corrects?: string } = {},
): TriggerEvent {
  const { id = 'event', corrects = null, ...rest } = more;
  return {
    id: id as TriggerEventId,
    period: 'active',
    words,
    occurredOn,
    recordedOn: occurredOn ?? '2024-01-01',
    corrects: corrects as TriggerEventId | null,
    ...rest,
  };
}

export function hold(from: string, liftedOn: string | null, more: Partial<Hold> = {}): Hold {
  return { id: `hold ${from}` as HoldId, reason: 'audit', from, liftedOn, recordId: null, ...more };
}

/** The first step of a kind in the reasoning. */
export function stepOf<Code extends WhyCode>(
  life: Pick<LifeCycle, 'why'>,
  code: Code,
): Extract<WhyStep, { code: Code }> | undefined {
  return life.why.find((step): step is Extract<WhyStep, { code: Code }> => step.code === code);
}
