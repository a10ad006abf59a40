import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#office/session/use-session.ts';
import { writeLetters } from '../../contract/permissions.ts';
import { beginPath } from '../addresses.ts';

/** On the page of an incoming letter: begins the answer to it. */
export function AnswerLetter({ subjectId }: { subjectId: string }) {
  return <AnswerButton search={{ letter: subjectId }} />;
}

/** To the choice of a kind, with what is answered. */
export function AnswerButton({ search }: { search: { letter: string; desk?: string } }) {
  const { t } = useTranslation();
  const may = useMay();
  if (!may(writeLetters)) return null;
  return (
    <Button
      component={Link}
      to={beginPath}
      search={search as never}
      variant="default"
      size={search.desk ? 'sm' : undefined}
      leftSection={<Reply size={16} aria-hidden="true" />}
    >
      {t('outgoing.begin.answer')}
    </Button>
  );
}
