import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
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
      {preferences.isPending ? <LoadingRows rows={5} /> : null}
      {preferences.isError && !preferences.data ? (
        <ErrorState error={preferences.error} onRetry={() => void preferences.refetch()} />
      ) : null}
      {preferences.data ? <PreferencesForm preferences={preferences.data} /> : null}
    </>
  );
}
