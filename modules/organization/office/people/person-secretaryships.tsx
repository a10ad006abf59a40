import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { postPath } from '../addresses.ts';
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
      <PanelRows>
        {now.map((secretary) => (
          <PanelRow
            key={secretary.id}
            name={<Link to={postPath(secretary.postId)}>{secretary.postName}</Link>}
            detail={term(secretary)}
          />
        ))}
      </PanelRows>
    </Panel>
  );
}
