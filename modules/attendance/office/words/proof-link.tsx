import { Button } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { attendanceRequests, type RequestView } from '../../contract/requests.ts';

/** The evidence of a request, opened in a tab of its own. */
export function ProofLink({ request }: { request: RequestView }) {
  const { t } = useTranslation();
  if (!request.hasProof) return null;
  return (
    <Button
      component="a"
      href={addressOf(attendanceRequests.proof, { requestId: request.id })}
      target="_blank"
      rel="noreferrer"
      variant="default"
      size="compact-sm"
      leftSection={<Paperclip size={14} aria-hidden="true" />}
    >
      {t('attendance.request.proof')}
    </Button>
  );
}
