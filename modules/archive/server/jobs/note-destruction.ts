import { z } from 'zod';
import { type Subscriber, subscriber } from '#core/events/subscriber.ts';
import { enqueue, type Job, job } from '#core/jobs/job.ts';
import { disposalExecuted } from '../../contract/disposal-events.ts';
import { DisposalListId } from '../../contract/terms.ts';
import { noteOf } from '../disposal/destruction-notes.queries.ts';
import { addNote, type NoteStore } from '../disposal/destruction-notes.ts';

const Payload = z.object({ listId: DisposalListId });

/** Writes down outside the database what was destroyed, so that a backup from before cannot undo it unseen. */
export function noteDestruction(store: NoteStore): { job: Job<typeof Payload>; subscriber: Subscriber } {
  const noting: Job<typeof Payload> = job({
    name: 'archive.write-destruction-note',
    payload: Payload,
    run: async (ctx, { listId }) => {
      const note = await ctx.transact('read', ({ tx }) => noteOf(tx, listId));
      if (note) await addNote(store, ctx.secrets, ctx.actor.agencyId, note);
    },
  });
  return {
    job: noting,
    subscriber: subscriber(
      'archive.note-destruction',
      disposalExecuted,
      async ({ tx, actor }, { subjectId, payload }) => {
        if (payload.kind === 'destruction')
          await enqueue(tx, actor.agencyId, noting, { listId: subjectId as DisposalListId });
      },
    ),
  };
}
