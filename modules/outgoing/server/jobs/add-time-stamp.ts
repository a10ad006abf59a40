import { type Job, job } from '#core/jobs/job.ts';
import { addTimeStamp } from '../editions/add-time-stamp.ts';
import { addTimeStampJob } from '../editions/stamp-work.ts';

/** Adds to a letter the time stamp that nobody gave when it was signed. */
export const addAwaitedStamp: Job<typeof addTimeStampJob.payload> = job({
  ...addTimeStampJob,
  run: (ctx, { draftId }) => addTimeStamp(ctx, draftId),
});
