import { useTranslation } from 'react-i18next';
import type { BasisView } from '../../contract/terms.ts';

/** How a decision is cited. */
export function useBasisWords(): (basis: Pick<BasisView, 'number' | 'title'>) => string {
  const { t } = useTranslation();
  return ({ number, title }) => t('calendar.basis.cited', { number, title });
}
