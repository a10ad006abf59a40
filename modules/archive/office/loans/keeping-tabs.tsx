import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { loansPath, placesPath } from '../keeping-addresses.ts';

/** Where dossiers lie, and who has them. */
export function KeepingTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs
      label={t('archive.keeping.nav')}
      tabs={[
        { to: placesPath, label: t('archive.places.title') },
        { to: loansPath, label: t('archive.loans.title') },
      ]}
    />
  );
}
