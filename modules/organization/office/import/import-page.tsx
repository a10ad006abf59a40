import { useNavigate, useSearch } from '@tanstack/react-router';
import { Building2, ListChecks, type LucideIcon, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { type SheetKind, sheetKinds } from '../../contract/people.ts';
import { ColumnGuide } from './column-guide.tsx';
import { FileStep } from './file-step.tsx';
import styles from './import-page.module.css';

const icons: Record<SheetKind, LucideIcon> = { units: Building2, posts: ListChecks, people: Users };

/** Brings units, posts or people in from a sheet: what, from which file, what would happen, and then really. */
export function ImportPage() {
  const { t } = useTranslation();
  const { kind: asked } = useSearch({ strict: false }) as { kind?: string };
  const navigate = useNavigate();
  const kind = sheetKinds.find((one) => one === asked) ?? 'units';
  const choose = (next: SheetKind) => void navigate({ to: '.', search: { kind: next }, replace: true });
  return (
    <>
      <PageHeader title={t('organization.import.title')} detail={t('organization.import.detail')} />
      <div className={styles.steps}>
        <Panel title={t('organization.import.what')} hint={t('organization.import.order')}>
          <fieldset className={styles.kinds}>
            <legend className="unseen">{t('organization.import.what')}</legend>
            {sheetKinds.map((one, at) => {
              const Icon = icons[one];
              return (
                <label key={one} className={styles.kind}>
                  <input type="radio" name="kind" checked={kind === one} onChange={() => choose(one)} />
                  <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
                  <span>
                    <strong>
                      {at + 1}. {t(`organization.import.kind.${one}`)}
                    </strong>
                    <span className={styles.kindHint}>{t(`organization.import.kindHint.${one}`)}</span>
                  </span>
                </label>
              );
            })}
          </fieldset>
          <ColumnGuide kind={kind} />
        </Panel>
        <FileStep key={kind} kind={kind} onNext={choose} />
      </div>
    </>
  );
}
