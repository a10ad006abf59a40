import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
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
        <Panel
          title={t('dispositions.settings.instructions')}
          hint={t('dispositions.settings.instructionsHint')}
        >
          <AnswerState of={instructions} compact />
          {instructions.data ? <InstructionList items={instructions.data.items} /> : null}
        </Panel>
        <Panel title={t('dispositions.settings.escalation')} hint={t('dispositions.settings.escalationHint')}>
          <AnswerState of={settings} compact loading={null} />
          {settings.data ? <EscalationForm settings={settings.data} /> : null}
        </Panel>
      </div>
    </>
  );
}
