import type { EventDefinition } from './contract/event.ts';
import type { Permission } from './contract/permission.ts';
import type { Subscriber } from './events/subscriber.ts';
import type { Route } from './http/route.ts';
import type { Texts } from './i18n/locales.ts';
import type { Job, Schedule } from './jobs/job.ts';

/** What a module brings into the house; `app/modules.ts` lists the modules, nothing else knows them all. */
export interface Module {
  /** Name of the folder under `modules/` and of the schema in the database. */
  name: string;
  routes: readonly Route[];
  permissions: readonly Permission[];
  events: readonly EventDefinition[];
  subscribers: readonly Subscriber[];
  jobs: readonly Job[];
  schedules: readonly Schedule[];
  locales: Texts;
  /** Brings what is under way in this process to an end, or hands it back: for a graceful stop, before the pools close. */
  finish?(): Promise<void>;
}
