import type { Context } from '#core/session/context.ts';
import { leaveDecisions, leaveKinds } from '../contract/terms.ts';
import type { PrintedLeave, PrintedPerson } from './printed-leave.ts';
import type { StepRow } from './requests.queries.ts';
import { yearOf } from './rules/length/calendar-days.ts';

/** The form is Indonesian, whoever prints it. */
const language = 'id';

export type Say = (key: string, params?: Record<string, unknown>) => string;

export function sayIn({ locales }: Context): Say {
  return (key, params = {}) => locales.text(language, `leave.${key}`, params);
}

/** "21 November 2026" */
export function longDay(day: string): string {
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** "3 hari kerja", "1 bulan 4 hari" */
export function lengthSaid(say: Say, { length }: Pick<PrintedLeave, 'length'>): string {
  const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 3 });
  return length.map(({ amount, unit }) => `${number.format(amount)} ${say(`unit.${unit}`)}`).join(' ');
}

/** A signature at the foot of a section: who signs, and once they did, on which day. */
function signer({ name, nip, post }: PrintedPerson, step: StepRow | undefined) {
  return { name, nip: nip ?? '', post, day: step ? longDay(step.onDay) : '' };
}

const decisionOfAct: Partial<Record<StepRow['act'], (typeof leaveDecisions)[number]>> = {
  approve: 'approved',
  enter: 'approved',
  acknowledge: 'approved',
  change: 'changed',
  defer: 'deferred',
  refuse: 'refused',
};

/** Everything that the official form prints (PerBKN 24/2017, Anak Lampiran 1.b). */
export function formWords(ctx: Context, printed: PrintedLeave) {
  const say = sayIn(ctx);
  const { row, words, employee, balance } = printed;
  const considered = printed.steps.findLast(({ act }) => act === 'consider' || act === 'acknowledge');
  const decided = printed.steps.findLast(({ act }) => decisionOfAct[act] !== undefined);
  const decision = decided ? (decisionOfAct[decided.act] ?? null) : null;
  // Where the superior decides, consideration and decision are one.
  const opinion = considered?.act === 'consider' ? considered.opinion : decision;
  const year = yearOf(row.first);
  const months = employee.serviceMonths;
  return {
    ...{ language, agency: printed.agency, printed: dateParts(row.askedOn) },
    title: say('form.title'),
    asked: longDay(row.askedOn),
    to: printed.official.post,
    employee: {
      ...{ name: employee.name, nip: employee.nip ?? '', post: employee.post, unit: employee.unit },
      service:
        months === null ? '' : say('form.service', { years: Math.floor(months / 12), months: months % 12 }),
    },
    kinds: leaveKinds
      .filter((kind) => kind !== 'collective')
      .map((kind) => ({ text: say(`kind.${kind}`), ticked: kind === row.kind })),
    reason: [row.reason ? say(`reason.${row.reason}`) : '', words.words ?? ''].filter(Boolean).join('. '),
    length: lengthSaid(say, printed),
    first: longDay(row.first),
    last: longDay(row.last),
    balance: (['n-2', 'n-1', 'n'] as const).map((part, index) => ({
      year: String(year - 2 + index),
      part: part.toUpperCase(),
      left: balance ? String(balance.left[part]).replace('.', ',') : '',
    })),
    others: leaveKinds
      .filter((kind) => kind !== 'collective' && kind !== 'annual')
      .map((kind) => ({
        text: say(`kind.${kind}`),
        note: printed.otherKinds.has(kind) ? say('form.had', { year }) : '',
      })),
    address: words.address ?? '',
    phone: words.phone ?? '',
    decisions: leaveDecisions.map((one) => ({
      text: say(`decision.${one}`),
      considered: opinion === one,
      decided: decision === one,
    })),
    consideredReason: considered?.reason ?? '',
    decidedReason: decided?.reason ?? '',
    superior: signer(printed.superior, considered ?? (row.notice ? undefined : decided)),
    official: signer(printed.official, decided),
    labels: Object.fromEntries(formLabels.map((key) => [key.replaceAll('-', '_'), say(`form.${key}`)])),
  };
}

const formLabels = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'],
  ...['name', 'nip', 'post', 'service-label', 'unit', 'during', 'from', 'until', 'year', 'left', 'note'],
  ...['phone', 'yours', 'dear', 'recorded', 'foot'],
] as const;

/** The day that a document carries in its properties. */
export function dateParts(day: string) {
  const [year, month, date] = day.split('-').map(Number);
  return { year, month, day: date };
}
