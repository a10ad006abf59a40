import type { Fate } from '../../../contract/terms.ts';
import { endOfYear, latest, yearsAfter } from './calendar.ts';
import type { DossierFacts, RecordFacts, Schedule } from './dossier-facts.ts';
import { type RuleInForce, ruleInForce } from './rule-in-force.ts';
import type { CodedRecords } from './settled-facts.ts';
import { eventDay } from './trigger-events.ts';
import type { WhyStep } from './why.ts';

/** The records of a dossier that share a code, with their retention. */
export interface Part {
  code: string;
  inForce: RuleInForce;
  /** False while an event of the schedule is awaited that the active period begins with. */
  started: boolean;
  activeUntil: string | null;
  /** Null while an event is awaited. */
  inactiveUntil: string | null;
  fate: Fate;
  /** What must be settled before anything of it may be destroyed. */
  blocks: WhyStep[];
  why: WhyStep[];
}

/** A code that has no rule on the day; nothing under it ever becomes due. */
export interface PartWithoutRule {
  code: string;
  none: WhyStep[];
}

/**
 * The retention of the records under one code (PP 28/2012 on retention schedules; columns as printed in schedules of agencies):
 * `activeUntil` is the beginning plus the active years, `inactiveUntil` the beginning plus all years. It begins with the
 * event that the schedule names and never before the dossier is closed, since a dossier that still grows is not complete;
 * where the agency counts so, from 31 December of that year.
 */
export function partOf(
  { code, versionId, records }: CodedRecords,
  dossier: DossierFacts & { closedOn: string },
  schedule: Schedule,
  today: string,
): Part | PartWithoutRule {
  const since = dossier.closedOn;
  const inForce = ruleInForce(schedule.versions, { code, versionId, since }, today);
  if ('none' in inForce) return { code, none: inForce.none };
  const { rule } = inForce;
  const exception = exceptionOf(inForce, records);
  const part: Part = {
    code: inForce.code,
    inForce,
    started: false,
    activeUntil: null,
    inactiveUntil: null,
    fate: exception.permanent ? 'permanent' : inForce.forPanel ? 'reappraise' : rule.fate,
    blocks: exception.blocks,
    why: [...inForce.why],
  };
  const beginning = beginningOf(inForce, dossier, today);
  part.why.push(...beginning.why);
  if (beginning.on === null) return { ...part, why: [...part.why, ...exception.why] };
  part.started = true;
  part.activeUntil = yearsAfter(beginning.on, rule.activeYears);
  part.why.push({ code: 'active-until', until: part.activeUntil });
  part.inactiveUntil = yearsAfter(beginning.on, rule.activeYears + rule.inactiveYears);
  if (rule.inactiveTrigger !== null) {
    const event = eventDay(dossier.events, 'inactive', rule.inactiveTrigger, today);
    const later = event.on && latest([part.activeUntil, counted(event.on, inForce)]);
    part.inactiveUntil = later && yearsAfter(later, rule.inactiveYears);
    part.why.push(...event.why);
    if (!later) part.why.push({ code: 'awaiting-inactive-event', words: rule.inactiveTrigger });
  }
  if (part.inactiveUntil) part.why.push({ code: 'inactive-until', until: part.inactiveUntil });
  part.why.push(...exception.why);
  return part;
}

const counted = (day: string, { version }: RuleInForce) => (version.fromYearEnd ? endOfYear(day) : day);

function beginningOf(
  inForce: RuleInForce,
  dossier: DossierFacts & { closedOn: string },
  today: string,
): { on: string | null; why: WhyStep[] } {
  const trigger = inForce.rule.activeTrigger;
  const why: WhyStep[] = [];
  let on = dossier.closedOn;
  if (trigger === null) {
    why.push({ code: 'starts-at-closing', on });
  } else {
    const event = eventDay(dossier.events, 'active', trigger, today);
    why.push(...event.why);
    if (event.on === null) return { on: null, why: [...why, { code: 'awaiting-event', words: trigger }] };
    if (on > event.on) why.push({ code: 'closed-after-event', words: trigger, on: event.on, closedOn: on });
    else on = event.on;
  }
  if (inForce.version.fromYearEnd) why.push({ code: 'counts-from-year-end', on: endOfYear(on) });
  return { on: counted(on, inForce), why };
}

/**
 * "Musnah, kecuali SK masuk berkas perseorangan": each record must have been looked at; one that falls under the
 * exception is taken out before the others are destroyed, or keeps the dossier for good where the schedule says so.
 */
function exceptionOf(
  { rule }: RuleInForce,
  records: readonly RecordFacts[],
): { permanent: boolean; blocks: WhyStep[]; why: WhyStep[] } {
  const { exception } = rule;
  if (!exception || records.length === 0) return { permanent: false, blocks: [], why: [] };
  const { words } = exception;
  const undecided = records.filter(({ excepted }) => excepted === null).length;
  const inside = records.filter(({ excepted }) => excepted === true).length;
  if (inside > 0 && exception.fate === 'permanent')
    return { permanent: true, blocks: [], why: [{ code: 'excepted-permanent', words, count: inside }] };
  const blocks: WhyStep[] = [];
  if (undecided > 0) blocks.push({ code: 'exception-undecided', words, count: undecided });
  if (inside > 0) blocks.push({ code: 'excepted-inside', words, count: inside });
  return { permanent: false, blocks, why: [] };
}
