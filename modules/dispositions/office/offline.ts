import { keptAnswer, type OfflineRules } from '#office/outbox/offline-rules.ts';
import { dispositions } from '../contract/dispositions.ts';
import { mayStay } from './may-stay.ts';

/**
 * Reading and reporting work without a network; giving does not, since it depends on what others did meanwhile. Of the
 * inbox the first page stays, and never under words that were searched for.
 */
export const dispositionsOffline: OfflineRules = {
  queued: [dispositions.markRead, dispositions.report],
  kept: [
    keptAnswer(dispositions.counters, (answer) => ({ answer })),
    keptAnswer(dispositions.inbox, (answer, { q, cursor }) =>
      q || cursor
        ? { answer: null, folder: '' }
        : { answer: { items: answer.items.filter((row) => mayStay(row.letter, [row])), next: null } },
    ),
    keptAnswer(dispositions.openDesk, (answer) => {
      const folder = answer.letter.id;
      return mayStay(answer.letter, answer.chain) ? { answer, folder } : { folder, answer: null };
    }),
    keptAnswer(dispositions.tree, (answer) => {
      const folder = answer.letterId;
      return answer.dispositions.some((act) => act.secret) ? { folder, answer: null } : { answer, folder };
    }),
    keptAnswer(dispositions.tracking, (answer) => ({ answer, folder: answer.letterId })),
  ],
};
