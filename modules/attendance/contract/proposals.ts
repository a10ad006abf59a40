import { z } from 'zod';
import { CalendarProposal } from '#modules/calendar/contract/proposals.ts';
import { RulesOfDeductions } from './days.ts';

/** Rules before they are decided: working hours, or what a day costs. */
export const RulesProposal = z.union([
  CalendarProposal,
  z.strictObject({ kind: z.literal('scheme'), rules: RulesOfDeductions }),
]);
export type RulesProposal = z.output<typeof RulesProposal>;
