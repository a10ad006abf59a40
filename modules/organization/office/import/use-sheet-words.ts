import { useTranslation } from 'react-i18next';

/** How the place for a sheet speaks, wherever one is imported. */
export function useSheetWords() {
  const { t } = useTranslation();
  return {
    label: t('organization.import.file'),
    words: {
      drop: t('organization.import.drop'),
      limits: t('organization.import.limits'),
      choose: t('organization.import.choose'),
      another: t('organization.import.another'),
    },
  };
}
