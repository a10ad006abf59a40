import { dayIn, type OfficeZone } from '#core/clock/clock.ts';
import type { ClassificationVersionId, Fate, HoldId, LifeState } from '../../../contract/terms.ts';
import { latest } from './calendar.ts';
import type { DossierFacts, Hold, Schedule } from './dossier-facts.ts';
import { type Part, type PartWithoutRule, partOf } from './part.ts';
import { activeHolds, codedRecords, markedFate, marksThatBlock, reappraisalOf } from './settled-facts.ts';
import type { WhyStep } from './why.ts';

export interface LifeCycle {
  state: LifeState;
  /** The last days of the periods; null while they cannot be known. */
  activeUntil: string | null;
  inactiveUntil: string | null;
  /** Null where no rule is in force. */
  fate: Fate | null;
  /** All years of the longest rule, active and inactive: what decides who approves a destruction. */
  retentionYears: number | null;
  /** The version of the classification that was in force. */
  versionId: ClassificationVersionId | null;
  heldBy: readonly HoldId[];
  why: readonly WhyStep[];
}

/**
 * Where a dossier stands on a day, until when, and why. The longest rule wins where it holds records of several codes:
 * a dossier is one matter and is kept together, so nothing of it goes before all of it may go, and what must be kept for
 * good keeps the rest. See docs/decisions/0019-retention.md.
 * @param today the calendar day in the zone of the dossier's unit
 */
export function lifeCycleOf(dossier: DossierFacts, schedule: Schedule, today: string): LifeCycle {
  const { disposed, closedOn } = dossier;
  if (disposed && disposed.on <= today) {
    const destroyed = disposed.kind === 'destruction';
    const step: WhyStep = { code: destroyed ? 'destroyed' : 'handed-over', on: disposed.on };
    return { ...nothingKnown, state: destroyed ? 'destroyed' : 'handed-over', why: [step] };
  }
  const holds = activeHolds(dossier.holds, today);
  const held = { heldBy: holds.map(({ id }) => id) };
  if (closedOn === null || closedOn > today)
    return { ...nothingKnown, ...held, state: 'open', why: [{ code: 'still-open' }, ...holdSteps(holds)] };

  const closed = { ...dossier, closedOn };
  const parts = codedRecords(closed).map((coded) => partOf(coded, closed, schedule, today));
  const unruled = parts.find((part): part is PartWithoutRule => 'none' in part);
  const start: WhyStep = { code: 'closed', on: closedOn };
  if (unruled) {
    const why = [start, ...unruled.none, ...holdSteps(holds)];
    return { ...nothingKnown, ...held, state: 'unscheduled', why };
  }
  const life = joined(closed, parts as Part[], today);
  return {
    ...life,
    ...held,
    state: holds.length > 0 && life.state.startsWith('due-for-') ? 'held' : life.state,
    why: [start, ...life.why, ...holdSteps(holds)],
  };
}

/** The same at an instant: which day it is, and so which year, depends on the zone of the unit. */
export function lifeCycleAt(
  dossier: DossierFacts,
  schedule: Schedule,
  now: Date,
  zone: OfficeZone,
): LifeCycle {
  return lifeCycleOf(dossier, schedule, dayIn(zone, now));
}

const nothingKnown = {
  activeUntil: null,
  inactiveUntil: null,
  fate: null,
  retentionYears: null,
  versionId: null,
  heldBy: [],
} satisfies Omit<LifeCycle, 'state' | 'why'>;

const holdSteps = (holds: readonly Hold[]) =>
  holds.map((hold): WhyStep => ({ code: 'held', reason: hold.reason, since: hold.from }));

type Closed = DossierFacts & { closedOn: string };

/** All parts of a dossier as one: the last of their days, the strongest of their fates. */
function joined(dossier: Closed, parts: readonly Part[], today: string): Omit<LifeCycle, 'heldBy'> {
  const waiting = parts.find(({ started }) => !started);
  const unended = parts.find(({ inactiveUntil }) => inactiveUntil === null);
  const longest = waiting ?? unended ?? longestOf(parts);
  const others = parts.filter((part) => part !== longest);
  const why: WhyStep[] = [...longest.why];
  if (others.length > 0) {
    const codes = others.map(({ code }) => code).join(', ');
    why.push({ code: 'longest-of', classification: longest.code, others: codes });
  }
  const fate = strongestFate(dossier, parts, longest, today);
  why.push(...fate.why);
  const activeUntil = waiting ? null : latest(parts.map((part) => part.activeUntil));
  const scheduled = waiting || unended ? null : latest(parts.map((part) => part.inactiveUntil));
  const inactiveUntil = scheduled && latest([scheduled, fate.keepUntil]);
  if (inactiveUntil !== null && inactiveUntil !== scheduled)
    why.push({ code: 'kept-longer', until: inactiveUntil });
  const known = {
    activeUntil,
    inactiveUntil,
    fate: fate.fate,
    retentionYears: Math.max(...parts.map(({ inForce: { rule } }) => rule.activeYears + rule.inactiveYears)),
    versionId: longest.inForce.current.id,
  };
  const state = stateOf({ ...known, waits: waiting !== undefined, blocked: fate.blocked }, dossier, today);
  if (state === 'due-for-transfer') why.push({ code: 'not-transferred' });
  return { ...known, state, why };
}

function longestOf(parts: readonly Part[]): Part {
  return parts.reduce((long, part) => (part.inactiveUntil! > long.inactiveUntil! ? part : long));
}

const strength: Record<Fate, number> = { destroy: 0, reappraise: 1, permanent: 2 };

interface JoinedFate {
  fate: Fate;
  keepUntil: string | null;
  /** True where something must be settled before destruction, whatever the panel said. */
  blocked: boolean;
  why: WhyStep[];
}

function strongestFate(dossier: Closed, parts: readonly Part[], longest: Part, today: string): JoinedFate {
  const strongest = parts.reduce((strong, part) =>
    strength[part.fate] > strength[strong.fate] ? part : strong,
  );
  const why: WhyStep[] =
    strongest.fate !== longest.fate
      ? [{ code: 'fate-of-part', classification: strongest.code, fate: strongest.fate }]
      : [];
  const marked = markedFate(dossier);
  let fate: Fate = strongest.fate;
  let keepUntil: string | null = null;
  if (marked) {
    fate = 'permanent';
    why.push(marked);
  } else if (fate === 'reappraise') {
    const decided = reappraisalOf(dossier.reappraisals, longest.inForce.current.startsOn, today);
    if (decided) {
      fate = decided.fate;
      keepUntil = decided.keepUntil;
      why.push({ code: 'reappraised', on: decided.on, fate: decided.fate });
    }
  }
  why.push({ code: 'fate', fate });
  if (fate !== 'destroy') return { fate, keepUntil, blocked: false, why };
  const blocks = [...parts.flatMap((part) => part.blocks), ...marksThatBlock(dossier)];
  return { fate, keepUntil, blocked: blocks.length > 0, why: [...why, ...blocks] };
}

const dueStates = {
  destroy: 'due-for-destruction',
  permanent: 'due-for-handover',
  reappraise: 'due-for-reappraisal',
} as const satisfies Record<Fate, LifeState>;

interface Known {
  activeUntil: string | null;
  inactiveUntil: string | null;
  fate: Fate;
  waits: boolean;
  blocked: boolean;
}

/** A period includes its last day: what is kept until 31 December may go on 1 January. */
function stateOf(known: Known, dossier: Closed, today: string): LifeState {
  if (known.waits || known.activeUntil === null) return 'awaiting-event';
  if (today <= known.activeUntil) return 'active';
  if (known.inactiveUntil !== null && today > known.inactiveUntil)
    return known.blocked ? 'due-for-reappraisal' : dueStates[known.fate];
  return dossier.custody === 'processing-unit' ? 'due-for-transfer' : 'inactive';
}
