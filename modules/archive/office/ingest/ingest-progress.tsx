import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type IngestView, itemStates } from '../../contract/ingest-terms.ts';
import styles from './ingest.module.css';

/** How many documents are where; the bar fills with what needs nothing more. */
export function IngestProgress({ of }: { of: IngestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts, wordsRead } = of;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const settled = all - counts.waiting;
  return (
    <Panel title={t('archive.ingest.progress', { settled: format.number(settled), all: format.number(all) })}>
      <div className={styles.stack}>
        <progress
          className={styles.progress}
          value={settled / all}
          aria-label={t('archive.ingest.progressBar')}
        />
        <dl className={styles.figures}>
          {itemStates
            .filter((state) => counts[state] > 0 || state === 'filed')
            .map((state) => (
              <div key={state} data-state={state}>
                <dd className="figures">{format.number(counts[state])}</dd>
                <dt>{t(`archive.ingest.state.${state}`)}</dt>
              </div>
            ))}
        </dl>
        {counts.filed > 0 && wordsRead < counts.filed ? (
          <p className={styles.quiet}>
            {t('archive.ingest.words-read', {
              read: format.number(wordsRead),
              filed: format.number(counts.filed),
            })}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}
