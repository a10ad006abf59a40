import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import type { posts } from '#modules/organization/contract/posts.ts';
import { usePostTitle } from '#office/design/person-post.tsx';
import styles from './recipients.module.css';

export type PostBelow = OutputOf<typeof posts.below>['items'][number];

interface RecipientBoxProps {
  post: PostBelow;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** It lies on this desk already. */
  held: boolean;
  /** Named where the list spans several units. */
  withUnit?: boolean;
  path?: string;
}

/** One post to tick: the post as the form names it, and who holds it now. */
export function RecipientBox({ post, checked, onChange, held, withUnit, path }: RecipientBoxProps) {
  const { t } = useTranslation();
  const title = usePostTitle()(post.name, post.holder?.capacity);
  const holder = post.holder?.name ?? t('office.person.vacant');
  return (
    <label className={styles.box} data-checked={checked || undefined} data-held={held || undefined}>
      <input
        type="checkbox"
        checked={checked}
        disabled={held}
        data-path={path}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={styles.words}>
        <span className={styles.post}>{title}</span>
        <span className={styles.holder}>
          {[holder, withUnit ? post.unitName : ''].filter(Boolean).join(' · ')}
          {held ? <em> · {t('dispositions.give.held')}</em> : null}
        </span>
      </span>
    </label>
  );
}
