import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { dispositionConfiguration } from '../../contract/configuration.ts';
import { EscalationForm } from './escalation-form.tsx';
import { InstructionList } from './instruction-list.tsx';
import styles from './settings.module.css';

/** What an agency decides about its dispositions: the words of the sheet, and when delay goes further up. */
export function SettingsPage() {
  const { t } = useTranslation();
  const instructions = useOperation(dispositionConfiguration.instructions, {});
  const settings = useOperation(dispositionConfiguration.settings, {});
  return (
    <>
      <PageHeader title={t('dispositions.settings.title')} detail={t('dispositions.settings.detail')} />
      <div className={styles.page}>
        <section className={styles.card} aria-labelledby="instructions">
          <h2 id="instructions">{t('dispositions.settings.instructions')}</h2>
          <p className={styles.hint}>{t('dispositions.settings.instructionsHint')}</p>
          {instructions.error ? (
            <ErrorState compact error={instructions.error} onRetry={() => void instructions.refetch()} />
          ) : null}
          {instructions.isPending ? <LoadingRows /> : null}
          {instructions.data ? <InstructionList items={instructions.data.items} /> : null}
        </section>
        <section className={styles.card} aria-labelledby="escalation">
          <h2 id="escalation">{t('dispositions.settings.escalation')}</h2>
          <p className={styles.hint}>{t('dispositions.settings.escalationHint')}</p>
          {settings.error ? (
            <ErrorState compact error={settings.error} onRetry={() => void settings.refetch()} />
          ) : null}
          {settings.data ? <EscalationForm settings={settings.data} /> : null}
        </section>
      </div>
    </>
  );
}
