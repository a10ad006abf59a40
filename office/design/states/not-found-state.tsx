import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

/** What is missing and what this person may not see look the same: the words, and the way back. */
export function NotFoundState() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('office.notFound.heading')} action={<Link to="/">{t('office.notFound.home')}</Link>}>
      {t('office.notFound.hint')}
    </EmptyState>
  );
}
