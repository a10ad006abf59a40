import { dayIn } from '#core/clock/clock.ts';
import { AppError } from '#core/contract/errors.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { balances } from '#modules/leave/contract/balances.ts';
import { requests } from '#modules/leave/contract/requests.ts';
import { settings } from '#modules/leave/contract/settings.ts';
import { decideRequest } from '#modules/leave/server/usecases/decide-request.ts';
import { delegateDecision } from '#modules/leave/server/usecases/delegate-decision.ts';
import { enterBalance } from '#modules/leave/server/usecases/enter-balance.ts';
import { setStaffing } from '#modules/leave/server/usecases/set-staffing.ts';
import { submitRequest } from '#modules/leave/server/usecases/submit-request.ts';
import { takeStep } from '#modules/leave/server/usecases/take-step.ts';
import type { DemoAgency } from './load-organization.ts';
import { actsOf, type Stage } from './stage.ts';

const day = 86_400_000;
const personnel = 'analis-sdm';
/** What of last year was left on the cards of Dinas Kominfo. */
const cards = { 'staf-kominfo': 4, 'staf-aptika-2': 0, 'kabid-aptika': 9, 'kadis-kominfo': 12 } as const;

/** Heads of department decide; leave that was granted, that waits for the superior, and that waits for the official. */
export async function loadDemoLeave(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * day);
  const act = actsOf(stage, agency);
  const person = (key: string) => agency.people.get(key)!.personId;
  const today = dayIn(agency.zone, now);

  await act('admin', daysAgo(80), settings.delegate, delegateDecision, {
    ...{ kinds: ['annual', 'sick'], mostDays: 14, unitKind: 'department' },
    ...{ decreeNumber: 'Keputusan Bupati Nomor 800/12/2026', startsOn: dayIn(agency.zone, daysAgo(80)) },
  });
  for (const [key, days] of Object.entries(cards))
    await act(personnel, daysAgo(70), balances.enter, enterBalance, {
      ...{ personId: person(key), year: Number(today.slice(0, 4)) - 1, kind: 'opening', days },
      ...{ taken: 12 - days, reason: 'Kartu cuti' },
    });
  await act(personnel, daysAgo(70), settings.setStaffing, setStaffing, {
    unitId: agency.units.get('kominfo-aptika')! as never,
    people: 2,
  });

  /** Three days from a Monday on, in the first week from a number of weeks on that is not taken by holidays. */
  const ask = async (who: string, weeks: number, more: Partial<SentInput<typeof requests.submit>> = {}) => {
    for (let week = weeks; ; week++) {
      const first = mondayIn(today, week);
      const form = {
        kind: 'annual',
        first,
        last: later(first, 2),
        words: 'Keperluan keluarga',
        ...more,
      } as const;
      try {
        return await act(who, daysAgo(3), requests.submit, submitRequest, form);
      } catch (error) {
        if (!(error instanceof AppError) || week > weeks + 6) throw error;
      }
    }
  };
  const consider = (who: string, requestId: Awaited<ReturnType<typeof ask>>['id']) =>
    act(who, daysAgo(2), requests.takeStep, takeStep, {
      requestId,
      step: { act: 'consider', opinion: 'approved' },
    });

  const granted = await ask('staf-aptika-2', 1);
  await consider('kabid-aptika', granted.id);
  await act('kadis-kominfo', daysAgo(1), requests.decide, decideRequest, {
    ...{ requestId: granted.id, decision: 'approved', letterNumber: '800.1.11.4/31/KOMINFO/2026' },
  });
  await ask('staf-kominfo', 3, { address: 'Jalan Melati 7, Arunika', phone: '0812 3456 7890' });
  await ask('kabid-aptika', 5, { substituteId: person('kabid-ikp') });
}

/** The Monday so many weeks after the week of a day. */
function mondayIn(today: string, weeks: number): string {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return later(today, weeks * 7 - weekday);
}

function later(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}
