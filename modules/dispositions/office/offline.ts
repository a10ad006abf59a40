import { keptAnswer, type OfflineRules } from '#office/outbox/offline-rules.ts';
import { dispositions } from '../contract/dispositions.ts';
import type { DispositionRow } from '../contract/views.ts';

/** Only letters of class B may lie on a device, and no act that was given in secret. */
const mayStay = ({ letter, secret }: DispositionRow) => letter.securityClass === 'B' && !secret;

/** Reading and reporting work without a network; giving does not, since it depends on what others did meanwhile. */
export const dispositionsOffline: OfflineRules = {
  queued: [dispositions.markRead, dispositions.report],
  kept: [
    keptAnswer(dispositions.counters, (answer) => ({ answer })),
    keptAnswer(dispositions.inbox, (answer) => ({
      answer: { items: answer.items.filter(mayStay), next: null },
    })),
    keptAnswer(dispositions.openDesk, (answer) => {
      const folder = answer.letter.id;
      const open = answer.letter.securityClass === 'B' && answer.chain.every((act) => !act.secret);
      return open ? { answer, folder } : { folder, answer: null };
    }),
    keptAnswer(dispositions.tree, (answer) => {
      const folder = answer.letterId;
      return answer.dispositions.some((act) => act.secret) ? { folder, answer: null } : { answer, folder };
    }),
    keptAnswer(dispositions.tracking, (answer) => ({ answer, folder: answer.letterId })),
  ],
};
