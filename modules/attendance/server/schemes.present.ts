import type { z } from 'zod';
import type { SchemeView } from '../contract/days.ts';
import type { DeductionScheme } from '../contract/deduction-schemes.ts';
import { lastDayOf } from './rules/calendar-days.ts';

export function presentScheme({ from, until, rules }: DeductionScheme): z.output<typeof SchemeView> {
  return {
    startsOn: from,
    lastDay: lastDayOf(until),
    rules: { ...rules, late: [...rules.late], early: [...rules.early] },
  };
}
