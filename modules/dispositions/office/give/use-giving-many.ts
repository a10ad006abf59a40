import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { callOnce } from '#office/data/call-once.ts';
import { patiently } from '#office/data/patiently.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { dispositions } from '../../contract/dispositions.ts';
import { actsOf, type GivingLine, giveInTurn, type LetterWords, waitingLines } from './giving-run.ts';
import { givingStales, useTellGiven } from './use-tell-given.ts';

export type Said = Omit<SentInput<typeof dispositions.give>, 'letterId'>;

export interface GivingMany {
  /** Null before the first letter has its end: until then the form stands. */
  lines: readonly GivingLine[] | null;
  busy: boolean;
  /** Says this of all the letters. @throws what is wrong in the form */
  begin: (letters: readonly LetterWords[], said: Said) => Promise<void>;
  /** Tries those again that were not given. */
  goOn: () => void;
  /** Gives no further letter; the one under way gets its end. */
  stop: () => void;
  /** Ends it: tells what was given, and offers to take all of it back. */
  end: () => void;
}

/** Several letters are given one after the other; each stands in a list with its end until the person has seen it. */
export function useGivingMany(onEnd: () => void): GivingMany {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const tellGiven = useTellGiven();
  const [lines, setLines] = useState<readonly GivingLine[] | null>(null);
  const [busy, setBusy] = useState(false);
  const said = useRef<Said | null>(null);
  const stopped = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [busy]);

  const tellEnd = (ended: readonly GivingLine[]) => {
    const acts = actsOf(ended);
    if (acts.length > 0) tellGiven(acts);
    const left = ended.length - acts.length;
    if (left > 0) toast(t('dispositions.give.notGiven', { count: left }), { tone: 'bad' });
  };
  const run = async (begun: readonly GivingLine[], words: Said) => {
    stopped.current = false;
    setBusy(true);
    try {
      const ended = await giveInTurn(begun, {
        give: (letterId) => patiently(() => callOnce(dispositions.give, { letterId, ...words })),
        tell: setLines,
        stopped: () => stopped.current,
      });
      const complete = ended.every(({ state }) => state === 'given');
      if (complete || gone.current) tellEnd(ended);
      if (complete) onEnd();
    } finally {
      setBusy(false);
      void staleByOperation(queries, givingStales);
    }
  };
  return {
    lines,
    busy,
    begin: (letters, words) => {
      said.current = words;
      return run(waitingLines(letters), words);
    },
    goOn: () => {
      if (lines && said.current) void run(lines, said.current);
    },
    stop: () => {
      stopped.current = true;
    },
    end: () => {
      if (lines) tellEnd(lines);
      onEnd();
    },
  };
}
