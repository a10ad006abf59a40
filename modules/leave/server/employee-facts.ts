import { fail, found } from '#core/contract/errors.ts';
import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { type ServiceFacts, serviceFactsOf } from '#modules/staff/server/staff.api.ts';
import type { EmployeeFacts } from './rules/eligibility/employee.ts';
import type { DayText } from './rules/length/calendar-days.ts';

/** Why nothing can be said about the leave of somebody. */
export type FactsFault = 'leave.not-civil-servant' | 'leave.service-unknown';

/** Those whose post is that of a teacher or lecturer; the file names posts by their words. */
const teaching = /^(guru|dosen|lektor|asisten ahli|guru besar)\b/i;

function readFacts(facts: ServiceFacts): EmployeeFacts | FactsFault {
  const { stage, sex, since, gaps, contract, position } = facts;
  if (stage === null) return 'leave.not-civil-servant';
  if (since === null || sex === null) return 'leave.service-unknown';
  return {
    employment: stage,
    gender: sex,
    serviceSince: since,
    outOfService: gaps.flatMap(({ first, last }) => (last === null ? [] : [{ first, last }])),
    teacher: position !== null && teaching.test(position),
    contract,
  };
}

/** What of employees the right to leave depends on, or why it is not known. */
export async function employeesFacts(
  tx: Tx,
  personIds: readonly PersonId[],
  on: DayText,
): Promise<Map<PersonId, EmployeeFacts | FactsFault>> {
  const facts = await serviceFactsOf(tx, personIds, on);
  return new Map([...facts].map(([id, one]) => [id, readFacts(one)]));
}

/** @throws core.not-found, leave.not-civil-servant, leave.service-unknown */
export async function employeeFacts(tx: Tx, personId: PersonId, on: DayText): Promise<EmployeeFacts> {
  const facts = found((await employeesFacts(tx, [personId], on)).get(personId));
  return typeof facts === 'string' ? fail(facts) : facts;
}
