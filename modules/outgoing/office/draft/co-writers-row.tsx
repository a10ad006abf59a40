import { ActionIcon, Button } from '@mantine/core';
import { UserPlus, Users, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { mostCoWriters } from '../../contract/drafts.ts';
import styles from './co-writers.module.css';
import { useCoWriters } from './use-co-writers.ts';

/** Who writes along in a draft; the writer names further posts and takes them off again. */
export function CoWritersRow({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const naming = useCoWriters(draft);
  const { coWriters, can, writer } = draft;
  if (coWriters.length === 0 && !can.nameCoWriters) return null;
  const name = (post: PostId) =>
    naming.mutate((posts) => [...posts.filter((one) => one !== post), post], {
      onSuccess: () => setAdding(false),
    });
  const takeOff = (post: DraftView['writer']) =>
    naming.mutate((posts) => posts.filter((one) => one !== post.id), {
      onSuccess: () =>
        toast(t('outgoing.coWriters.takenOff', { post: post.name }), { undo: () => name(post.id) }),
    });
  return (
    <section className={styles.row} aria-label={t('outgoing.coWriters')}>
      <span className={styles.label}>
        <Users size={16} aria-hidden="true" />{' '}
        {t(coWriters.length > 0 ? 'outgoing.coWriters' : 'outgoing.coWriters.none')}
      </span>
      {coWriters.length > 0 ? (
        <ul className={styles.posts}>
          {coWriters.map((post) => (
            <li key={post.id} className={styles.post}>
              <span className={styles.name} title={post.holderName ?? undefined}>
                {post.name}
              </span>
              {can.nameCoWriters ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  aria-label={t('outgoing.coWriters.takeOff', { post: post.name })}
                  disabled={naming.isPending}
                  onClick={() => takeOff(post)}
                >
                  <X size={14} aria-hidden="true" />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {can.nameCoWriters && !adding && coWriters.length < mostCoWriters ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<UserPlus size={14} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {t('outgoing.coWriters.add')}
        </Button>
      ) : null}
      {adding ? (
        <PostPicker
          className={styles.picker ?? ''}
          aria-label={t('outgoing.coWriters.add')}
          placeholder={t('outgoing.coWriters.find')}
          autoFocus
          value={null}
          without={writer.id}
          disabled={naming.isPending}
          onKeyDown={(event) => (event.key === 'Escape' ? setAdding(false) : undefined)}
          onChange={(post) => (post ? name(post as PostId) : undefined)}
        />
      ) : null}
      {naming.error ? (
        <div className={styles.fault}>
          <ErrorState compact error={naming.error} />
        </div>
      ) : null}
    </section>
  );
}
