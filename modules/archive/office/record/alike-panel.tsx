import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { records } from '../../contract/records.ts';
import type { RecordView } from '../../contract/views.ts';
import { recordPath } from '../addresses.ts';
import styles from './record.module.css';

/** Records that are about the same. */
export function AlikePanel({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const answer = useOperation(records.alike, { recordId: record.id });
  const { data } = answer;
  return (
    <Panel title={t('archive.record.alike')} hint={t('archive.record.alikeHint')}>
      <AnswerState of={answer} compact />
      {data?.items.length === 0 ? <NothingYet>{t('archive.record.noneAlike')}</NothingYet> : null}
      <ul className={styles.links}>
        {(data?.items ?? []).map(({ id, title, number, dossier }) => (
          <li key={id}>
            <Link to={recordPath(id)}>{title}</Link>
            <p>
              {[number, `${dossier.number}/${dossier.year} ${dossier.title}`].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
