import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { postPath } from '../addresses.ts';
import styles from '../post/holder-rows.module.css';
import { sortByTerm } from '../post/sort-by-term.ts';
import { useTermWords } from '../post/use-term-words.ts';
import type { PersonView } from './person-form.tsx';

/** For whom the person acts, if for anybody. */
export function PersonSecretaryships({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const term = useTermWords();
  const { now } = sortByTerm(person.secretaries, new Date());
  if (now.length === 0) return null;
  return (
    <Panel title={t('organization.secretary.of')} flush>
      <ul className={styles.rows}>
        {now.map((secretary) => (
          <li key={secretary.id} className={styles.row}>
            <div className={styles.words}>
              <p className={styles.name}>
                <Link to={postPath(secretary.postId)}>{secretary.postName}</Link>
              </p>
              <p className={styles.detail}>{term(secretary)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
