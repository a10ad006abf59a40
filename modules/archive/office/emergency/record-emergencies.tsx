import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { emergency } from '../../contract/emergency.ts';
import type { RecordView } from '../../contract/views.ts';
import styles from './emergency.module.css';
import { OpeningItem } from './opening-item.tsx';

const shown = 5;

/** Who opened the record in an emergency, told to who may read it; nothing where nobody did. */
export function RecordEmergencies({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const { data } = useOperation(emergency.list, { recordId: record.id, size: shown });
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('archive.emergency.title')}>
      <ol className={styles.list}>
        {data.items.map((opening) => (
          <OpeningItem key={opening.id} opening={opening} />
        ))}
      </ol>
    </Panel>
  );
}
