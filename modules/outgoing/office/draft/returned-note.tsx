import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import styles from './draft.module.css';

/** Why a letter came back: the words of who gave it back, above everything else. */
export function ReturnedNote({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = draft.steps
    .filter(({ state, settledAt }) => state === 'returned' && settledAt !== null)
    .toSorted((a, b) => Date.parse(b.settledAt!) - Date.parse(a.settledAt!))[0];
  if (!last || (draft.stage === 'draft' && !draft.returned)) return null;
  // On its way again: only what came back in this round still matters.
  if (draft.stage !== 'draft' && last.round < Math.max(...draft.steps.map(({ round }) => round))) return null;
  return (
    <section className={styles.returned} aria-label={t('outgoing.returned')}>
      <Undo2 size={20} aria-hidden="true" />
      <div>
        <p className={styles.returnedHead}>
          {t('outgoing.returnedBy', { post: last.post.name, name: last.settledBy ?? '' })} ·{' '}
          <time dateTime={last.settledAt!}>{format.moment(last.settledAt!)}</time>
        </p>
        <p>{last.note}</p>
      </div>
    </section>
  );
}
