import type { JobContext } from '#core/jobs/job.ts';
import type { SilentWitnesses } from './silent-witnesses.ts';

/** What a publisher needs of its surroundings. */
export interface PublishingContext
  extends Pick<JobContext, 'transact' | 'clock' | 'secrets' | 'log' | 'actor' | 'plainHosts'> {
  /** Witnesses that are not asked at the moment; without it all are. */
  silence?: SilentWitnesses | undefined;
}

/** What a publisher does for a checkpoint, in this order. A crash before any of them is made good by the next run. */
export const publishSteps = ['tiles', 'checkpoint', 'sign', 'witness', 'publish', 'mark'] as const;
export type PublishStep = (typeof publishSteps)[number];
