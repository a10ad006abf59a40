import type { Context } from '#core/session/context.ts';
import { dateParts, lengthSaid, longDay, sayIn } from './form-words.ts';
import type { PrintedLeave } from './printed-leave.ts';
import { yearOf } from './rules/length/calendar-days.ts';
import { letterNumberOf } from './rules/request/letter-number.ts';

/** Everything that the leave letter prints. */
export function letterWords(ctx: Context, printed: PrintedLeave) {
  const say = sayIn(ctx);
  const { row, employee, official, substitute } = printed;
  const granted = printed.steps.findLast(({ act }) =>
    ['approve', 'change', 'enter', 'acknowledge'].includes(act),
  );
  const kind = say(`kind.${row.kind}`);
  const last = row.takenUntil && row.takenUntil >= row.first ? row.takenUntil : row.last;
  return {
    language: 'id',
    agency: printed.agency,
    letterhead: { ...printed.letterhead, emblemAlt: say('letter.emblem', { agency: printed.agency }) },
    printed: dateParts(granted?.onDay ?? row.askedOn),
    title: say('letter.title', { kind }),
    number: letterNumberOf(printed.steps) ?? '',
    opening: say('letter.opening', { kind: kind.toLowerCase(), year: yearOf(row.first) }),
    rows: [
      [say('form.name'), employee.name],
      [say('form.nip'), employee.nip ?? ''],
      [say('form.post'), employee.post],
      [say('form.unit'), employee.unit],
    ],
    span: say('letter.span', {
      length: lengthSaid(say, printed),
      first: longDay(row.first),
      last: longDay(last),
    }),
    terms: [
      substitute ? say('letter.handed-to', { name: substitute.name }) : say('letter.handed'),
      say('letter.back'),
    ],
    closing: say('letter.closing'),
    // "Arunika, 21 November 2026": the day of the decision, whenever the number came.
    day: granted ? `${printed.place}, ${longDay(granted.onDay)}` : '',
    official: { name: official.name, nip: official.nip ?? '', post: official.post },
    copies: [printed.superior.post, say('letter.personnel')].filter(
      (name, index, all) => name && name !== official.post && all.indexOf(name) === index,
    ),
    labels: {
      number: say('letter.number'),
      terms: say('letter.terms'),
      copies: say('letter.copies'),
      nip: say('form.nip'),
      foot: say('form.foot'),
    },
  };
}
