import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { signatures } from '../../contract/signing.ts';
import styles from './draft.module.css';

/** Of a letter that is signed in part: who is still to sign and cannot by now, and what is left to do. */
export function CannotFinish({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const signing = draft.stage === 'signing';
  const { data } = useOperation(signatures.authority, { draftId: draft.id }, { enabled: signing });
  const stopped = (data ?? []).filter(({ granted }) => !granted);
  if (!signing || stopped.length === 0) return null;
  const name = (postId: string) => draft.posts.find(({ id }) => id === postId)?.name ?? '—';
  return (
    <section className={styles.returned} aria-label={t('outgoing.stopped')}>
      <TriangleAlert size={20} aria-hidden="true" />
      <div>
        <p className={styles.returnedHead}>{t('outgoing.stopped')}</p>
        {stopped.map(({ postId, code }) => (
          <p key={postId}>{t('outgoing.stopped.signer', { post: name(postId), why: t(`errors.${code}`) })}</p>
        ))}
        <p>{t(draft.can.cancel ? 'outgoing.stopped.next' : 'outgoing.stopped.ask')}</p>
      </div>
    </section>
  );
}
