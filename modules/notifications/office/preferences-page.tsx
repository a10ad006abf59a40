import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { notifications } from '../contract/notifications.ts';
import { noticesPath } from './addresses.ts';
import { PreferencesForm } from './preferences-form.tsx';

/** What the person wants to be told, where and when. */
export function PreferencesPage() {
  const { t } = useTranslation();
  const preferences = useOperation(notifications.preferences, {});
  return (
    <>
      <PageHeader
        title={t('notifications.preferences.title')}
        detail={t('notifications.preferences.detail')}
        back={{ to: noticesPath, label: t('notifications.page.title') }}
      />
      <AnswerState of={preferences} loading={<LoadingRows rows={5} />} />
      {preferences.data ? <PreferencesForm preferences={preferences.data} /> : null}
    </>
  );
}
