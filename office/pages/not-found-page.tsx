import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../design/page-header.tsx';
import { EmptyState } from '../design/states/empty-state.tsx';

/** For addresses that lead nowhere, and for those that this person may not see. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('office.notFound.title')} />
      <EmptyState
        title={t('office.notFound.heading')}
        action={<Link to="/">{t('office.notFound.home')}</Link>}
      >
        {t('office.notFound.hint')}
      </EmptyState>
    </>
  );
}
