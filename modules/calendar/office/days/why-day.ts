import type { TFunction } from 'i18next';
import type { Explanation } from '#office/design/why-button.tsx';
import type { Format } from '#office/format/format.ts';
import type { DayView, ReasonView } from '../../contract/days.ts';

interface Words {
  t: TFunction;
  format: Format;
  basis: (basis: { number: string; title: string }) => string;
}

/** Why a day is as it is, from what names it down to what it stands on. */
export function whyDay(day: DayView, outcome: string, words: Words): Explanation {
  const pattern = day.reasons.find((reason) => reason.kind === 'pattern');
  return {
    outcome,
    steps: day.reasons.map((reason) => stepOf(reason, words)),
    ...(pattern ? { rule: words.basis(pattern.basis), version: words.format.day(pattern.startsOn) } : {}),
  };
}

function stepOf(reason: ReasonView, { t, format, basis }: Words): string {
  switch (reason.kind) {
    case 'holiday':
      return t(reason.rests ? 'calendar.why.holiday' : 'calendar.why.holidayWorked', {
        name: reason.name,
        kind: t(`calendar.kind.${reason.holidayKind}`),
        basis: basis(reason.basis),
      });
    case 'assignment':
      return t(`calendar.why.assignment.${reason.to}`, {
        unit: reason.unit?.name,
        from: reason.startsOn ? format.day(reason.startsOn) : '',
        basis: reason.basis ? basis(reason.basis) : '',
      });
    case 'pattern':
      return t('calendar.why.pattern', {
        name: reason.name ?? t('calendar.patterns.law'),
        from: format.day(reason.startsOn),
      });
    case 'ramadan':
      return t('calendar.why.ramadan', { basis: basis(reason.basis) });
    case 'zone':
      return t('calendar.why.zone', { unit: reason.unit?.name, basis: basis(reason.basis) });
    default:
      return t(`calendar.why.${reason.kind}`);
  }
}
