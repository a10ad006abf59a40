import { CircleAlert, CircleCheck, FileArchive, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { PackageView } from '../../contract/ingest-terms.ts';
import styles from './ingest.module.css';

/** Packages with what was found in each; what no row names is told by name. */
export function PackageList({ of }: { of: readonly PackageView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <PanelRows>
      {of.map((one) => (
        <PanelRow
          key={one.id}
          icon={FileArchive}
          name={one.name}
          detail={[
            format.bytes(one.size),
            one.entries > 0 ? t('archive.ingest.package.entries', { count: one.entries }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
          further={
            one.refusal ? (
              t(`errors.${one.refusal}`)
            ) : one.faults.length > 0 ? (
              <details className={styles.how}>
                <summary>{t('archive.ingest.package.faults', { count: one.faults.length })}</summary>
                <ul>
                  {one.faults.slice(0, 100).map(({ name, code }) => (
                    <li key={`${name} ${code}`}>
                      <code>{name}</code> {t(`errors.${code}`)}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null
          }
        >
          <PackageBadge of={one} />
        </PanelRow>
      ))}
    </PanelRows>
  );
}

function PackageBadge({ of: { state } }: { of: PackageView }) {
  const { t } = useTranslation();
  const label = t(`archive.ingest.package.state.${state}`);
  if (state === 'refused') return <StatusBadge tone="bad" icon={CircleAlert} label={label} />;
  const done = state === 'surveyed' || state === 'used';
  return <StatusBadge tone={done ? 'good' : 'busy'} icon={done ? CircleCheck : LoaderCircle} label={label} />;
}
