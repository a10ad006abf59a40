import { useTranslation } from 'react-i18next';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import type { RecordId } from '../../contract/terms.ts';
import { EmergencyButton } from './emergency-form.tsx';

/** In the place of a record that is not there or not for the reader, who may open one in an emergency. */
export function ClosedRecord({ recordId }: { recordId: RecordId }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('archive.emergency.closedTitle')} />
      <EmptyState title={t('archive.emergency.closed')} action={<EmergencyButton recordId={recordId} />}>
        {t('archive.emergency.missing')}
      </EmptyState>
    </>
  );
}
