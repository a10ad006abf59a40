import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callOnce } from '#office/data/call-once.ts';
import { fewAtOnce } from '#office/data/few-at-once.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { DispositionView } from '../../contract/views.ts';

export const givingStales = ['dispositions.', 'letters.'];

/** Says to whom it went, or how many letters, and takes all of it back from those who have not read it. */
export function useTellGiven(): (acts: readonly DispositionView[]) => void {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queries = useQueryClient();
  return (acts) => {
    const desks = acts.flatMap((act) => act.recipients);
    const undo = async () => {
      const ends = await fewAtOnce(desks, (desk) => callOnce(dispositions.cancel, { recipientId: desk.id }));
      const refused = ends.filter((end) => end.status === 'rejected');
      if (refused.length === 0) toast(t('dispositions.give.undone'), { tone: 'neutral' });
      else {
        const reason = errorText(refused[0]?.reason);
        const part = { count: desks.length - refused.length, all: desks.length, reason };
        toast(desks.length > 1 ? t('dispositions.give.undonePart', part) : reason, { tone: 'bad' });
      }
      await staleByOperation(queries, givingStales);
    };
    toast(wordsOf(acts), { undo: () => void undo() });
  };

  function wordsOf([act, ...further]: readonly DispositionView[]): string {
    if (further.length > 0) return t('dispositions.give.doneLetters', { count: further.length + 1 });
    const names = act?.recipients.map((desk) => desk.post.name) ?? [];
    if (names.length > 2)
      return t('dispositions.give.doneMany', { first: names[0], count: names.length - 1 });
    return t('dispositions.give.done', { posts: names.join(t('dispositions.and')) });
  }
}
