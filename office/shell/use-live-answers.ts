import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { staleByOperation } from '../data/use-act.ts';
import { followLive } from '../live/live-connection.ts';
import { tellLive } from '../live/live-events.ts';
import { type LiveRules, staleByEvent } from '../live/stale-by-event.ts';
import { useModules } from './office-modules.ts';

const ownRules: LiveRules = { 'notification.*': ['notifications.'] };
/** Messages may have been missed: everything on screen is read again. */
const missed = 'resync';

/** Keeps what is on screen up to date: an event makes answers stale, and those in sight are read again. */
export function useLiveAnswers(): void {
  const queries = useQueryClient();
  const modules = useModules();
  useEffect(() => {
    const rules = [ownRules, ...modules.flatMap((module) => (module.live ? [module.live] : []))];
    return followLive({
      address: '/api/live',
      onEvent: (event) => {
        tellLive(event);
        void (event.type === missed
          ? queries.invalidateQueries()
          : staleByOperation(queries, staleByEvent(event.type, rules)));
      },
      onReturn: () => {
        tellLive({ type: missed });
        void queries.invalidateQueries();
      },
      onRefused: () => void queries.invalidateQueries({ queryKey: ['office.session'] }),
    });
  }, [queries, modules]);
}
