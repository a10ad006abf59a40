import type { Module } from '#core/module.ts';
import { disposalEvents } from './contract/disposal-events.ts';
import { emergencyEvents } from './contract/emergency-events.ts';
import './contract/errors.ts';
import './contract/ingest-errors.ts';
import { archiveEvents } from './contract/events.ts';
import { ingestEvents } from './contract/ingest-events.ts';
import { keepingEvents } from './contract/keeping-events.ts';
import { archivePermissions } from './contract/permissions.ts';
import { retentionEvents } from './contract/retention-events.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import type { NoteStore } from './server/disposal/destruction-notes.ts';
import { disposalRoutes } from './server/disposal.routes.ts';
import { takeDropsSchedule } from './server/drop/take-drops.ts';
import { emergencyRoutes } from './server/emergency.routes.ts';
import { handoverRoutes } from './server/handover.routes.ts';
import { forgetPackages } from './server/ingest/forget-packages.ts';
import { readWordsJob } from './server/ingest/read-words.ts';
import { runIngestJob } from './server/ingest/run-ingest.ts';
import { surveyPackageJob } from './server/ingest/survey-package.ts';
import { ingestRoutes } from './server/ingest.routes.ts';
import { noteDestruction } from './server/jobs/note-destruction.ts';
import { readRecordJob } from './server/jobs/read-record.ts';
import { redactFileJob } from './server/jobs/redact-file.ts';
import { keepingRoutes } from './server/keeping.routes.ts';
import { remindBorrowers } from './server/loans/remind-borrowers.ts';
import { readingRoutes } from './server/reading.routes.ts';
import type { RecordSource } from './server/records/record-source.ts';
import { retentionRoutes } from './server/retention.routes.ts';
import { filingRoutes } from './server/routes.ts';
import { reckonClosedDossiers } from './server/schedules/reckon-dossiers.ts';
import { searchesRoutes } from './server/searches.routes.ts';
import { sharingRoutes } from './server/sharing.routes.ts';
import { filingSubscribers } from './server/subscribers/file-letters.ts';

/**
 * @param recordSources modules whose things become records
 * @param tiles where logs are published: notes of what was destroyed lie beside them
 */
export function createArchiveModule({
  recordSources,
  tiles,
}: {
  recordSources: readonly RecordSource[];
  tiles: NoteStore;
}): Module {
  const noting = noteDestruction(tiles);
  return {
    name: 'archive',
    routes: [
      ...filingRoutes(recordSources),
      ...readingRoutes,
      ...sharingRoutes,
      ...emergencyRoutes,
      ...retentionRoutes,
      ...disposalRoutes,
      ...handoverRoutes,
      ...keepingRoutes,
      ...searchesRoutes,
      ...ingestRoutes,
    ],
    permissions: archivePermissions,
    events: [
      ...archiveEvents,
      ...retentionEvents,
      ...disposalEvents,
      ...keepingEvents,
      ...ingestEvents,
      ...emergencyEvents,
    ],
    subscribers: [...filingSubscribers(recordSources), noting.subscriber],
    jobs: [noting.job, readRecordJob, redactFileJob, runIngestJob, readWordsJob, surveyPackageJob],
    schedules: [reckonClosedDossiers, remindBorrowers, takeDropsSchedule, forgetPackages],
    locales: { id, en },
  };
}
