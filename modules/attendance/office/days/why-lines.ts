import type { WhyStep } from '../../contract/why-steps.ts';

/** A step as it arrives: its code, and figures by their names. */
export interface Step {
  code: string;
  [figure: string]: unknown;
}
export type Stretch = Extract<WhyStep, { code: 'stretch' }>;

/** What the pages know about words. */
export interface WhyWords {
  t: (key: string, params?: Record<string, unknown>) => string;
  clock: (at: number) => string;
  day: (day: string) => string;
  number: (value: number, digits: number) => string;
}

const internal = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What each minute of the hours was. */
export function stretchesOf(steps: readonly Step[]): Stretch[] {
  return steps.filter(({ code }) => code === 'stretch') as unknown as Stretch[];
}

/** The reasoning besides the minutes, one sentence a step. */
export function whyLines(steps: readonly Step[], words: WhyWords): string[] {
  return steps.filter(({ code }) => code !== 'stretch').map((step) => whyLine(step, words));
}

/** One step in words: `attendance.why.<code>` with what its figures mean. */
export function whyLine(step: Step, words: WhyWords): string {
  return words.t(`attendance.why.${step.code}`, {
    ...Object.fromEntries(
      Object.entries(step).map(([name, value]) => [name, wordOf(step.code, name, value, words)]),
    ),
    ...(typeof step.basisPoints === 'number' ? { percent: words.number(step.basisPoints / 100, 2) } : {}),
  });
}

function wordOf(code: string, name: string, value: unknown, { t, clock, day }: WhyWords): unknown {
  switch (name) {
    case 'from':
    case 'to':
    case 'at':
      return clock(value as number);
    case 'day':
      return day(value as string);
    case 'direction':
      return t(`attendance.direction.${value}`).toLowerCase();
    case 'kind':
      return t(code === 'stretch' ? `attendance.minute.${value}` : `attendance.status.${value}`);
    case 'mark':
    case 'mode':
      return t(`attendance.${name === 'mark' ? 'mark' : 'remote'}.${value}`);
    case 'basis':
    case 'reference':
      return citedAs(value as string, t);
    default:
      return value;
  }
}

/** A regulation as the language of the screen cites it; what rests on a request or on leave says so instead of its id. */
export function citedAs(basis: string, t: WhyWords['t']): string {
  if (internal.test(basis)) return t('attendance.why.approved');
  return basis.replace(/\bart\.\s*/g, `${t('attendance.article')} `);
}
