import type { Stage } from '../../contract/terms.ts';
import type { Day } from './days.ts';
import { type Entry, positionOn, standing } from './entry.ts';
import { type Gap, gapsIn } from './service-length.ts';

/** What of an employee the right to leave depends on; null where neither the file nor the number tells it. */
export interface ServiceFacts {
  readonly stage: Stage | null;
  readonly sex: 'male' | 'female' | null;
  /** First day of continuous service: TMT CPNS, or of the first contract. */
  readonly since: Day | null;
  readonly gaps: readonly Gap[];
  /** Of a PPPK: the contract that holds on the day, else the latest. */
  readonly contract: { readonly from: Day; readonly to: Day } | null;
  /** Name of the own post as its decree tells it. */
  readonly position: string | null;
}

/** What the agency and an employee number tell where nothing was entered yet. */
export interface NumberFacts {
  readonly kind: 'pns' | 'pppk' | 'other';
  /** `2015-03` of a NIP, `2021` of an NI PPPK. */
  readonly appointed: string | null;
  readonly sex: 'male' | 'female' | null;
}

/** The file counts before the number. Of a PPPK the number tells the year alone: the service is taken from its last day. */
export function serviceFacts(entries: readonly Entry[], number: NumberFacts, on: Day): ServiceFacts {
  const appointments = standing(entries, 'appointment').filter(({ startsOn }) => startsOn <= on);
  const contracts = standing(entries, 'contract');
  const stage = appointments.at(-1)?.details.stage ?? (number.kind === 'other' ? null : number.kind);
  const first =
    stage === 'pppk'
      ? (appointments.find(({ details }) => details.stage === 'pppk')?.startsOn ?? contracts[0]?.startsOn)
      : appointments.find(({ details }) => details.stage !== 'pppk')?.startsOn;
  const holding = contracts.findLast(({ startsOn }) => startsOn <= on) ?? contracts.at(-1);
  return {
    stage,
    sex: standing(entries, 'birth').at(-1)?.details.sex ?? number.sex,
    since: first ?? sinceByNumber(number.appointed),
    gaps: gapsIn(entries),
    contract: holding?.lastDay ? { from: holding.startsOn, to: holding.lastDay } : null,
    position: positionOn(entries, on)?.details.name ?? null,
  };
}

function sinceByNumber(appointed: string | null): Day | null {
  if (appointed === null) return null;
  return appointed.length === 4 ? `${appointed}-12-31` : `${appointed}-01`;
}
