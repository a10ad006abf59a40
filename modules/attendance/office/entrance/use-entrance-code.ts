import { useEffect, useState } from 'react';
import { AppError } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { call, noAnswer } from '#office/data/client.ts';
import { places } from '../../contract/place-operations.ts';
import type { PlaceId } from '../../contract/terms.ts';

type Code = OutputOf<typeof places.showCode>;

export interface EntranceCode {
  /** The last answer; its digits are good until `leftMs` is 0. */
  code: Code | null;
  /** Milliseconds until other digits come; never below 0. */
  leftMs: number;
  /** The time of the server, as far as it is known. */
  at: number | null;
  /** No answer came to the last question. */
  offline: boolean;
  /** What the server refuses. */
  fault: unknown;
}

const tick = 250;
const soonAgainMs = 3_000;

/**
 * The code of an entrance, asked for anew when it runs out, for as long as the page stands. What is left of it is counted by the
 * steady clock of the page: the clock of a screen may be wrong.
 */
export function useEntranceCode(placeId: PlaceId): EntranceCode {
  const [heard, setHeard] = useState<{ code: Code; since: number } | null>(null);
  const [offline, setOffline] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [now, setNow] = useState(() => performance.now());

  useEffect(() => {
    const watch = setInterval(() => setNow(performance.now()), tick);
    return () => clearInterval(watch);
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const stop = new AbortController();
    const ask = async () => {
      let wait = soonAgainMs;
      try {
        const asked = performance.now();
        const code = await call(places.showCode, { placeId }, { signal: stop.signal, unasked: true });
        // What was on the way is taken off in full: a code is rather hidden too early than shown too long.
        setHeard({ code, since: asked });
        setOffline(false);
        setFault(null);
        wait = Math.max(200, code.to - code.at - (performance.now() - asked));
      } catch (error) {
        if (stop.signal.aborted) return;
        const unheard = error instanceof AppError && error.code === noAnswer;
        setOffline(unheard);
        setFault(unheard ? null : error);
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void ask(), wait);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [placeId]);

  const passed = heard ? now - heard.since : 0;
  return {
    code: heard?.code ?? null,
    leftMs: heard ? Math.max(0, heard.code.to - heard.code.at - passed) : 0,
    at: heard ? heard.code.at + passed : null,
    ...{ offline, fault },
  };
}
