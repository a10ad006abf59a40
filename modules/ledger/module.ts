import type { Module } from '#core/module.ts';
import './contract/errors.ts';
import { ledgerEvents } from './contract/events.ts';
import { configureLedger, watchLedger } from './contract/permissions.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { forgetWordsJob } from './server/jobs/forget-words.ts';
import type { LedgerSettings } from './server/ledger-settings.ts';
import { ledgerRoutes } from './server/routes.ts';
import { anchorHourly, readChainHourly, stampHourly } from './server/schedules/anchor-checkpoints.ts';
import { checkFiles } from './server/schedules/check-files.ts';
import { monitorLedger } from './server/schedules/monitor-ledger.ts';
import { sweepHourly } from './server/schedules/sweep-tiles.ts';
import { forgetDestroyedWords } from './server/subscribers/forget-destroyed.ts';

/** The ledger over the files in which it is published. */
export function createLedgerModule(settings: LedgerSettings): Module {
  return {
    name: 'ledger',
    routes: ledgerRoutes(settings),
    permissions: [configureLedger, watchLedger],
    events: ledgerEvents,
    subscribers: [forgetDestroyedWords],
    jobs: [forgetWordsJob],
    schedules: [
      monitorLedger(settings),
      checkFiles(settings),
      stampHourly(settings),
      anchorHourly(settings),
      readChainHourly(settings),
      sweepHourly(settings),
    ],
    locales: { id, en },
  };
}
