/** A verdict in words, for the command and the page alike. */
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { type FileFindings, type FileVerdict, fileSteps } from './verify-file.ts';

export type VerifyText = keyof typeof id;
export type VerifyTexts = Readonly<Record<VerifyText, string>>;
export const verifyTexts: Readonly<Record<'id' | 'en', VerifyTexts>> = { id, en };

export interface ToldVerdict {
  title: string;
  means: string;
  tone: 'good' | 'wait' | 'bad';
  /** What was found on the way; empty where nothing could be read. */
  steps: readonly { label: string; state: string; tone: 'good' | 'wait' | 'bad' }[];
  /** What the record says; told only of what is genuine. */
  facts: readonly Fact[];
  /** Until when the verdict speaks. */
  asOf?: string;
}

/** Where the value is said in words, `exactly` is what the record holds. */
export interface Fact {
  label: string;
  value: string;
  exactly?: string;
}

export interface Telling {
  locale: 'id' | 'en';
  /** IANA; the reader's own where there is none. */
  timeZone?: string;
}

const tones = {
  witnessed: 'good',
  'not-witnessed': 'wait',
  mismatch: 'bad',
  'cannot-check': 'wait',
} as const;

/** What people are told. Nothing that only the file under question says is told as a fact. */
export function tellVerdict(found: FileVerdict, telling: Telling): ToldVerdict {
  const texts = verifyTexts[telling.locale];
  const { verdict } = found;
  const means =
    verdict === 'mismatch'
      ? texts[`mismatch.${found.step}`]
      : verdict === 'cannot-check'
        ? texts[`cannot-check.${found.reason}`]
        : isEndOfLetter(found)
          ? texts['amended.means']
          : texts[`${verdict}.means`];
  // The proof is of the record by which a later letter ended this one.
  const isEnded = isEndOfLetter(found);
  const isGenuine = verdict === 'witnessed' || verdict === 'not-witnessed';
  const latest = isGenuine ? Math.max(0, ...found.sightings.map(({ time }) => time)) : 0;
  return {
    title: isEnded ? texts.amended : texts[verdict],
    means,
    tone: isEnded ? 'bad' : tones[verdict],
    steps: 'steps' in found ? stepsOf(found, texts) : [],
    facts: isGenuine ? factsOf(found, texts, telling) : [],
    ...(latest > 0 && { asOf: filled(texts['as-of'], { time: timeOf(latest * 1_000, telling) }) }),
  };
}

const isEndOfLetter = (found: FileVerdict): boolean =>
  (found.verdict === 'witnessed' || found.verdict === 'not-witnessed') &&
  found.leaf.kind === 'outgoing.amended';

function stepsOf({ steps }: FileFindings, texts: VerifyTexts): ToldVerdict['steps'] {
  return fileSteps.map((step) => {
    const state = steps[step];
    const tone = state === 'held' ? 'good' : state === 'failed' && step !== 'quorum' ? 'bad' : 'wait';
    return { label: texts[`step.${step}`], state: texts[state], tone };
  });
}

function factsOf(found: FileFindings, texts: VerifyTexts, telling: Telling): Fact[] {
  const { leaf, index, size } = found;
  const rows: [VerifyText, string, exactly?: string][] = [
    ['fact.kind', texts[`kind.${leaf.kind}` as VerifyText] ?? leaf.kind, leaf.kind],
    ['fact.at', timeOf(Date.parse(leaf.at), telling)],
    ['fact.agency', houseOf(found), leaf.agency],
    ['fact.origin', found.origin],
    ['fact.place', filled(texts.place, { index: index + 1, size })],
    ['fact.digest', found.digest],
    ...(found.body === undefined ? [] : ([['fact.body', found.body]] as [VerifyText, string][])),
    ...found.sightings.map(({ witness, time }): [VerifyText, string] => [
      'fact.witness',
      `${witness}, ${timeOf(time * 1_000, telling)}`,
    ]),
  ];
  return rows.map(([label, value, exactly]) => ({
    ...{ label: texts[label], value },
    ...(exactly !== undefined && exactly !== value && { exactly }),
  }));
}

/** The address under which the agency publishes: nothing of the evidence says its name. Its id, of any other log. */
function houseOf({ origin, leaf: { agency } }: FileFindings): string {
  const [host, kind, of] = origin.split('/');
  return host && kind === 'ledger' && of === agency ? host : agency;
}

function filled(text: string, params: Record<string, string | number>): string {
  return Object.entries(params).reduce(
    (told, [name, value]) => told.replace(`{{${name}}}`, () => String(value)),
    text,
  );
}

/** A witness may tell any time; one that no calendar has is told as it is. */
function timeOf(milliseconds: number, { locale, timeZone }: Telling): string {
  if (!(Math.abs(milliseconds) <= 8.64e15)) return String(milliseconds / 1_000);
  const style = { dateStyle: 'long', timeStyle: 'long', ...(timeZone && { timeZone }) } as const;
  return new Intl.DateTimeFormat(locale, style).format(milliseconds);
}
