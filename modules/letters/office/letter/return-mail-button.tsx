import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { letterChanges } from '../../contract/letter-changes.ts';
import type { LetterView } from '../../contract/views.ts';
import { mailPath } from '../addresses.ts';

/** Puts the files of a cancelled registration back into the tray, to be registered again. */
export function ReturnMailButton({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const giveBack = useAct(letterChanges.returnMail, { onDone: () => toast(t('letters.mail.returned')) });
  if (giveBack.isSuccess) return <Link to={mailPath}>{t('letters.mail.toTray')}</Link>;
  if (letter.documents.length === 0) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Inbox size={16} aria-hidden="true" />}
        loading={giveBack.isPending}
        onClick={() => giveBack.mutate({ letterId: letter.id })}
      >
        {t('letters.mail.return')}
      </Button>
      {giveBack.error ? <ErrorState compact error={giveBack.error} /> : null}
    </>
  );
}
