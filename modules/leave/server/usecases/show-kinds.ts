import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { KindOffer } from '../../contract/request-view.ts';
import type { requests } from '../../contract/requests.ts';
import { employeeFacts } from '../employee-facts.ts';
import { settingsOf } from '../known-settings.ts';
import { todayOf } from '../person-days.ts';
import { acceptedProofs } from '../rules/eligibility/proof-refusals.ts';
import { lawOn } from '../rules/law/law-on.ts';
import type { KindRule, ReasonRule } from '../rules/law/leave-law.ts';
import type { LeaveSettings } from '../rules/law/settings.ts';
import { lookedAt } from '../whose-leave.ts';

/** The kinds that an employee may ask for by the law of a day; of their gender, and for the reasons that they may have. */
export async function showKinds(
  ctx: TxContext,
  input: InputOf<typeof requests.offer>,
): Promise<OutputOf<typeof requests.offer>> {
  const personId = await lookedAt(ctx, input.personId ?? null);
  const day = input.day ?? (await todayOf(ctx, personId)).today;
  const { employment, gender } = await employeeFacts(ctx.tx, personId, day);
  const { settings } = await settingsOf(ctx.tx);
  const law = lawOn(day, employment);
  const items = law.kinds
    .filter((rule) => rule.requested && rule.who.includes(employment))
    .filter((rule) => rule.gender === null || rule.gender === gender)
    .map((rule) => {
      const advance = rule.kind === 'annual' ? (law.annual.advance?.reasons ?? []) : [];
      const reasons = [...rule.reasons, ...advance].filter((one) => !one.gender || one.gender === gender);
      return offerOf(rule, reasons, settings);
    });
  return { items, halfDays: settings.halfDays, hours: settings.hours };
}

function offerOf(rule: KindRule, reasons: readonly ReasonRule[], settings: LeaveSettings): KindOffer {
  const { kind, basis, most, serviceMonths, afterwards, children } = rule;
  return {
    ...{ kind, basis, most, serviceMonths, afterwards },
    childAsked: children !== null || reasons.some(({ reason }) => reason === 'later-child'),
    reasons: reasons.map(({ reason, proofs }) => ({
      reason,
      proofs: proofs.map((band) => ({ upTo: band.upTo, anyOf: [...acceptedProofs(band, settings)] })),
    })),
  };
}
