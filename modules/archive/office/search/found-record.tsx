import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { records } from '../../contract/records.ts';
import type { RecordHit } from '../../contract/views.ts';
import { recordPath } from '../addresses.ts';
import { RecordDetail } from '../dossier/record-line.tsx';
import { ClassBadge, LifeBadge } from '../words/archive-badges.tsx';
import { MarkedText } from './marked-text.tsx';
import styles from './search.module.css';

interface FoundRecordProps {
  record: RecordHit;
  /** What was looked for, handed on to the pages of the record. */
  q: string;
  /** Null where nothing can be done with chosen ones. */
  chosen: boolean | null;
  onChoose: (range: boolean) => void;
}

/** One record that was found: the page on which the words stand, and the words. */
export function FoundRecord({ record, q, chosen, onChoose }: FoundRecordProps) {
  const { t } = useTranslation();
  const { picture, dossier } = record;
  const place = {
    ...(picture ? { file: String(picture.position), page: String(picture.page) } : {}),
    ...(q ? { q } : {}),
  };
  return (
    <li className={styles.result} data-chosen={chosen || undefined}>
      {chosen === null ? null : (
        <Checkbox
          size="xs"
          className={styles.choose}
          aria-label={t('office.list.choose', { name: record.title })}
          checked={chosen}
          onChange={(event) => onChoose((event.nativeEvent as MouseEvent).shiftKey)}
        />
      )}
      <Picture record={record} />
      <div className={styles.words}>
        <p className={styles.title}>
          <Link to={recordPath(record.id)} search={place as never} className={styles.link} data-row-link>
            <MarkedText of={record.marked} />
          </Link>
        </p>
        <RecordDetail record={record} />
        {record.excerpt.length > 0 ? (
          <p className={styles.excerpt}>
            <MarkedText of={record.excerpt} />
          </p>
        ) : null}
        <p className={styles.quiet}>
          {dossier.number}/{dossier.year} {dossier.title} · {dossier.unitName}
        </p>
        <p className={styles.badges}>
          <LifeBadge state={dossier.state} />
          <ClassBadge of={record.securityClass} />
        </p>
      </div>
    </li>
  );
}

/** A small picture of the page; where there is none, a sheet. */
function Picture({ record }: { record: RecordHit }) {
  const [missing, setMissing] = useState(false);
  const { picture } = record;
  return (
    <div className={styles.picture}>
      {picture && !missing ? (
        <img
          src={addressOf(records.pageImage, { recordId: record.id, ...picture, size: 'thumbnail' })}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setMissing(true)}
        />
      ) : (
        <FileText size={28} strokeWidth={1.5} aria-hidden="true" />
      )}
    </div>
  );
}
