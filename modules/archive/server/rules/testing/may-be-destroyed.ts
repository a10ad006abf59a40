import type { PersonId } from '#core/contract/ids.ts';
import type { Actor, DisposalAct } from '../disposal/disposal-list.ts';
import { eventWords, type PlannedVersion } from './decades-world.ts';

/** What truly is with a dossier, kept by overwriting: apart from the facts that the product reasons from. */
export interface TrueDossier {
  closedOn: string | null;
  /** Subject of each record: the dossier's own first. */
  subjects: string[];
  /** The event days as they are known to be right. */
  events: { words: string; on: string | null }[];
  held: number;
  marked: boolean;
  excepted: boolean | null;
}

/** An act that was accepted, as a clerk would have put it down. */
export interface Entry {
  act: DisposalAct;
  by: Actor;
  on: string;
}

const year = (day: string) => Number(day.slice(0, 4));

/**
 * What is wrong with destroying a dossier on a day, reckoned in whole years and from the minutes of the list alone; nothing
 * when it may go. Shares no reckoning with the rules that it judges.
 */
export function faultsOfDestruction(
  truth: TrueDossier,
  planned: readonly PlannedVersion[],
  entries: readonly Entry[],
  dossierId: string,
  today: string,
): string[] {
  const retention = faultsOfRetention(truth, planned, today);
  return [...retention.faults, ...faultsOfMinutes(entries, dossierId, retention.years)];
}

function faultsOfRetention(
  truth: TrueDossier,
  planned: readonly PlannedVersion[],
  today: string,
): { faults: string[]; years: number } {
  const faults: string[] = [];
  const { closedOn } = truth;
  if (closedOn === null) return { faults: ['never closed'], years: 0 };
  if (truth.held > 0) faults.push('under hold');
  if (truth.marked) faults.push('marked');
  const at = planned.findLastIndex(({ startsIn }) => startsIn <= year(today));
  let years = 0;
  for (const subject of new Set(truth.subjects)) {
    const index = subject === 'A' ? 0 : 1;
    const rule = planned[at]!.rules[index]!;
    years = Math.max(years, rule.active + rule.inactive);
    if (rule.fate !== 'destroy') faults.push(`${subject} is not destroyed`);
    const since = planned.filter(
      (_, one) => one <= at && (planned[one + 1]?.startsIn ?? 9_999) > year(closedOn),
    );
    if (since.some((version) => version.rules[index]!.fate === 'permanent'))
      faults.push(`${subject} was permanent`);
    if (rule.exception && truth.excepted !== false) faults.push(`${subject} holds an excepted record`);
    let begins = year(closedOn);
    if (rule.event !== null) {
      const days = truth.events
        .filter(({ words, on }) => words === eventWords[rule.event!] && on !== null && on <= today)
        .map(({ on }) => year(on!));
      if (days.length === 0) faults.push(`${subject} waits for its event`);
      begins = Math.max(begins, ...days);
    }
    if (year(today) <= begins + rule.active + rule.inactive) faults.push(`${subject} too early`);
  }
  return { faults, years };
}

function faultsOfMinutes(entries: readonly Entry[], dossierId: string, years: number): string[] {
  const faults: string[] = [];
  const indexOf = (test: (act: DisposalAct) => boolean) => entries.findIndex(({ act }) => test(act));
  const who = (test: (act: DisposalAct) => boolean): PersonId[] =>
    entries.filter(({ act }) => test(act)).map(({ by }) => by.personId);

  const named = entries.map(({ act }) => act).findLast((act) => act.do === 'name-panel');
  const members = named?.do === 'name-panel' ? named.panel.members : [];
  const chair = members.find((member) => member.chair);
  if (members.length < 3 || members.length % 2 === 0) faults.push('no proper panel');
  const looked = entries.some(
    ({ act, by }) =>
      act.do === 'appraise' &&
      act.dossierId === dossierId &&
      act.physicallyChecked &&
      members.some(({ personId }) => personId === by.personId),
  );
  if (!looked) faults.push('nobody looked at it');
  const considered = indexOf((act) => act.do === 'consider');
  if (considered < 0 || entries[considered]!.by.personId !== chair?.personId) faults.push('not considered');
  const authority = years >= 10 ? 'national-archive' : 'regional-head';
  const approved = indexOf((act) => act.do === 'approve' && act.authority === authority);
  if (approved < considered) faults.push(`no approval of the ${authority}`);
  const approval = entries[approved]?.act;
  const stipulated = entries.find(({ act }) => act.do === 'stipulate')?.act;
  const cites = stipulated?.do === 'stipulate' ? stipulated.cites : [];
  if (approval?.do !== 'approve' || !cites.includes(approval.number)) faults.push('approval not cited');
  if (indexOf((act) => act.do === 'open-report') < 0) faults.push('no report');

  const executors = who((act) => act.do === 'execute');
  if (new Set(executors).size !== 2) faults.push('not two executors');
  const legal = who((act) => act.do === 'witness' && act.role === 'legal-witness');
  const supervision = who((act) => act.do === 'witness' && act.role === 'supervision-witness');
  const witnesses = [...legal, ...supervision];
  if (legal.length === 0 || supervision.length === 0) faults.push('a witness is missing');
  if (new Set(witnesses).size !== witnesses.length) faults.push('one witness for two');
  if (witnesses.some((one) => executors.includes(one))) faults.push('a witness executed');
  const decided = who((act) => act.do === 'approve' || act.do === 'stipulate');
  if (decided.some((one) => [...executors, ...witnesses].includes(one))) faults.push('who decided took part');
  return faults;
}
