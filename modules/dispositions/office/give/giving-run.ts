import { AppError } from '#core/contract/errors.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { isUncertain } from '#office/data/call-once.ts';
import { noAnswer } from '#office/data/client.ts';
import type { DispositionView } from '../../contract/views.ts';

/** A letter as a list names it. */
export interface LetterWords {
  letterId: LetterId;
  /** `12/2026`. */
  agendaNumber: string;
  subject: string;
}

/** One of many letters that the same is said of, and what became of it. */
export interface GivingLine extends LetterWords {
  state: 'waits' | 'given' | 'refused' | 'unanswered';
  act: DispositionView | null;
  fault: unknown;
}

export function waitingLines(letters: readonly LetterWords[]): GivingLine[] {
  return letters.map((letter) => ({ ...letter, state: 'waits', act: null, fault: null }));
}

/** Refusals of what is said itself: the same for every letter, so that the form has to be mended first. */
const saidWrong = new Set([
  'core.invalid-input',
  'dispositions.only-downwards',
  'dispositions.deadline-past',
  'dispositions.unknown-instruction',
  'dispositions.says-nothing',
]);

/** After these the next letter would find the same; and nobody wants to turn the same question away thirty times. */
const endsAll = new Set([noAnswer, 'core.signed-out', 'core.step-up-required', 'core.other-person']);

const codeOf = (fault: unknown) => (fault instanceof AppError ? fault.code : '');

interface RunOptions {
  give: (letterId: LetterId) => Promise<DispositionView>;
  /** Hears the lines after each letter. */
  tell: (lines: readonly GivingLine[]) => void;
  /** True where the person wants no further letter to be given. */
  stopped: () => boolean;
}

/**
 * Gives the letters that were not given yet, one after the other; every one keeps its end.
 * @throws what is wrong in the form, found at the first letter of all: nothing was given then
 */
export async function giveInTurn(
  begun: readonly GivingLine[],
  { give, tell, stopped }: RunOptions,
): Promise<readonly GivingLine[]> {
  let lines = begun;
  const fresh = begun.every(({ state }) => state === 'waits');
  for (const [at, line] of begun.entries()) {
    if (line.state === 'given') continue;
    if (stopped()) break;
    const end = await give(line.letterId).then(
      (act): GivingLine => ({ ...line, state: 'given', act, fault: null }),
      (fault: unknown): GivingLine => {
        if (fresh && at === 0 && saidWrong.has(codeOf(fault))) throw fault;
        return { ...line, state: isUncertain(fault) ? 'unanswered' : 'refused', act: null, fault };
      },
    );
    lines = lines.map((one, place) => (place === at ? end : one));
    tell(lines);
    if (endsAll.has(codeOf(end.fault))) break;
  }
  return lines;
}

/** The acts that were done, in their order: what an undo takes back. */
export function actsOf(lines: readonly GivingLine[]): DispositionView[] {
  return lines.flatMap(({ act }) => act ?? []);
}
