import { useTranslation } from 'react-i18next';
import { FigureTable } from '#office/design/figure-table.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { ClassificationDifference } from '../../contract/classifications.ts';
import { capital } from '../words/capital.ts';
import styles from './classification.module.css';

const counted = ['added', 'removed', 'moved', 'renamed', 'retentionChanged'] as const;
const kindOf = {
  ...Object.fromEntries(counted.map((name) => [name, name])),
  retentionChanged: 'retention-changed',
};

/** What would be other than in the classification before. */
export function DifferencePanel({ of }: { of: ClassificationDifference }) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = counted.reduce((sum, name) => sum + of[name], 0);
  return (
    <Panel title={t('archive.classification.difference')} hint={t('archive.classification.differenceHint')}>
      <dl className={styles.counts}>
        {counted.map((name) => (
          <div key={name}>
            <dt>{capital(t(`archive.change.${kindOf[name as keyof typeof kindOf]}`))}</dt>
            <dd>{format.number(of[name])}</dd>
          </div>
        ))}
      </dl>
      {all === 0 ? (
        <NothingYet>{t('archive.classification.same')}</NothingYet>
      ) : (
        <FigureTable
          caption={t('archive.classification.difference')}
          columns={[
            { name: t('archive.classification.change') },
            { name: t('archive.classification.before') },
            { name: t('archive.classification.after') },
          ]}
        >
          {of.shown.map(({ kind, code, before, after, fields }) => (
            <tr key={`${kind} ${code}`} className={styles.wide}>
              <th scope="row">{capital(t(`archive.change.${kind}`))}</th>
              <td data-wrapped>{before ?? '—'}</td>
              <td data-wrapped>
                {after ?? '—'}
                {fields.length > 0
                  ? ` (${fields.map((field) => t(`archive.classification.field.${field}`)).join(', ')})`
                  : null}
              </td>
            </tr>
          ))}
        </FigureTable>
      )}
      {all > of.shown.length ? (
        <p>{t('archive.classification.differenceMore', { count: all - of.shown.length })}</p>
      ) : null}
    </Panel>
  );
}
