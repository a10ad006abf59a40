import { Star } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RowLink } from '#office/design/list/row-link.tsx';
import { useListKeyboard } from '#office/design/list/use-list-keyboard.ts';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { PostEntry } from '../../contract/shapes.ts';
import { postPath } from '../addresses.ts';
import { HolderWords } from './holder-words.tsx';
import styles from './post-rows.module.css';

interface PostRowsProps {
  posts: readonly PostEntry[];
  /** Names the unit of each, where posts of several stand together. */
  withUnit?: boolean;
}

/** Posts with who holds them, the head of the unit first. A row opens its post. */
export function PostRows({ posts, withUnit }: PostRowsProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useListKeyboard(box);
  const ordered = withUnit ? posts : posts.toSorted((a, b) => Number(b.isHead) - Number(a.isHead));
  return (
    <div ref={box}>
      <ul className={styles.posts}>
        {ordered.map((post) => (
          <li key={post.id} data-row={post.id}>
            <div className={styles.post}>
              <RowLink to={postPath(post.id)}>{post.name}</RowLink>
              {post.isHead && !withUnit ? (
                <StatusBadge tone="neutral" icon={Star} label={t('organization.post.head')} />
              ) : null}
              {withUnit ? <span className={styles.unit}>{post.unitName}</span> : null}
            </div>
            <div className={styles.holder}>
              <HolderWords holder={post.holder} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
