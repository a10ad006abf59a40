import { Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { letterChanges } from '../contract/letter-changes.ts';
import type { DocumentView } from '../contract/views.ts';

/** Has a document read again: after a failure, or when its reading went wrong. What the clerk has typed stays. */
export function ReadAgainButton({ document }: { document: DocumentView }) {
  const { t } = useTranslation();
  const read = useAct(letterChanges.readAgain, { onDone: () => toast(t('letters.reading.againAsked')) });
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<RefreshCw size={16} aria-hidden="true" />}
      loading={read.isPending}
      onClick={() => read.mutate({ documentId: document.id })}
    >
      {t('letters.reading.again')}
    </Button>
  );
}
