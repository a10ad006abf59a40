import { useTranslation } from 'react-i18next';
import { PageHeader } from '../design/page-header.tsx';
import { NotFoundState } from '../design/states/not-found-state.tsx';

/** For addresses that lead nowhere, and for those that this person may not see. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('office.notFound.title')} />
      <NotFoundState />
    </>
  );
}
