import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { AppError } from '#core/contract/errors.ts';
import { callOnce, isUncertain } from '#office/data/call-once.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { useHeldInput } from '#office/design/form/use-held-input.ts';
import { DraftFacts } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { type FactName, type Facts, isSame, meetOthers } from './meet-others.ts';

export interface SavedFacts {
  /** The facts as they stand on screen: own changes upon what is saved. */
  facts: DraftFacts;
  change: (changes: Facts) => void;
  /** Fields that cannot be sent as they are. */
  faulty: ReadonlySet<FactName>;
  /** `unsent`: no certain answer came; it is tried again by itself when the network is back. */
  state: 'saved' | 'saving' | 'unsent' | 'refused' | 'contested';
  error: unknown;
  /** Fields that somebody else changed to something else meanwhile. */
  contested: readonly FactName[];
  /** Settles them: own words win, or those of others stay. */
  settle: (keep: 'mine' | 'theirs') => void;
  retry: () => void;
  /** Sends what is not sent yet. True where all of it is saved then. */
  flush: () => Promise<boolean>;
}

const typingPause = 900;
/** What is read from the fields and not from the letter itself. */
const stales = [
  'outgoing.list-drafts',
  'outgoing.propose-way',
  'outgoing.show-authority',
  'outgoing.timeline',
];

/** The fields of a letter save themselves, one request at a time, and never over what others wrote meanwhile. */
export function useSavedFacts(draft: DraftView): SavedFacts {
  const queries = useQueryClient();
  const [edits, setEdits] = useState<Facts>({});
  const [state, setState] = useState<SavedFacts['state']>('saved');
  const [error, setError] = useState<unknown>(null);
  const [contested, setContested] = useState<readonly FactName[]>([]);
  const mine = useRef<Facts>({});
  const from = useRef<Facts>({});
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { queryKey } = operationQuery(drafts.open, { draftId: draft.id });

  const keep = (next: Facts) => {
    mine.current = next;
    setEdits(next);
  };
  const current = () => queries.getQueryData<DraftView>(queryKey) ?? draft;

  const once = async (): Promise<boolean> => {
    const { send, contested: against } = meetOthers(from.current, factsOf(current()), mine.current);
    setContested(against);
    const valid = Object.fromEntries(
      Object.entries(send).filter(([name, value]) => isValid(name as FactName, value)),
    ) as Facts;
    if (Object.keys(valid).length === 0) {
      const left = Object.keys(send).length > 0 || against.length > 0;
      if (!left) keep({});
      setState(against.length > 0 ? 'contested' : 'saved');
      return !left;
    }
    setState('saving');
    try {
      const { revision } = current();
      const saved = await callOnce(drafts.change, { draftId: draft.id, revision, ...valid } as never);
      // An answer that was asked for before this was saved would bring back what stood there.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, saved);
      const rest = Object.entries(mine.current).filter(
        ([name, value]) => !isSame(value, valid[name as FactName]),
      );
      for (const name of Object.keys(valid)) delete from.current[name as FactName];
      for (const [name] of rest) from.current = { ...from.current, [name]: saved.facts[name as FactName] };
      keep(Object.fromEntries(rest) as Facts);
      void staleByOperation(queries, stales);
      return await once();
    } catch (fault) {
      if (fault instanceof AppError && fault.code === 'outgoing.changed-meanwhile') {
        await queries.fetchQuery({ ...operationQuery(drafts.open, { draftId: draft.id }), staleTime: 0 });
        return once();
      }
      setError(fault);
      setState(isUncertain(fault) ? 'unsent' : 'refused');
      return false;
    }
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current !== null) await running.current;
    running.current = once().finally(() => {
      running.current = null;
    });
    return running.current;
  };

  const latestFlush = useRef(flush);
  latestFlush.current = flush;
  useEffect(() => {
    const again = () => void latestFlush.current();
    // A page that is hidden may not come back: what was typed last does not wait for the pause.
    const hidden = () => {
      if (document.visibilityState === 'hidden' && Object.keys(mine.current).length > 0) again();
    };
    addEventListener('online', again);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', hidden);
      clearTimeout(timer.current);
      // Left by a link inside of the office: what was typed last is sent all the same.
      if (Object.keys(mine.current).length > 0) void latestFlush.current();
    };
  }, []);
  useHeldInput(
    () => state !== 'saved' && state !== 'saving' && Object.keys(edits).length > 0,
    () => Object.keys(mine.current).length > 0,
  );

  const faulty = new Set((Object.keys(edits) as FactName[]).filter((name) => !isValid(name, edits[name])));
  return {
    facts: { ...factsOf(draft), ...edits },
    faulty,
    state,
    error,
    contested,
    change: (changes) => {
      for (const name of Object.keys(changes) as FactName[])
        if (!(name in mine.current)) from.current = { ...from.current, [name]: current().facts[name] };
      keep({ ...mine.current, ...changes });
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void latestFlush.current(), typingPause);
    },
    settle: (whose) => {
      const now = current().facts;
      if (whose === 'mine')
        for (const name of contested) from.current = { ...from.current, [name]: now[name] };
      else
        keep(
          Object.fromEntries(
            Object.entries(mine.current).filter(([name]) => !contested.includes(name as FactName)),
          ) as Facts,
        );
      void flush();
    },
    retry: () => void flush(),
    flush,
  };
}

/** Whoever writes a letter takes part in it, and is shown all of its facts. */
function factsOf({ facts }: DraftView): DraftFacts {
  return facts as DraftFacts;
}

function isValid(name: FactName, value: unknown): boolean {
  return DraftFacts.shape[name].safeParse(value).success;
}
