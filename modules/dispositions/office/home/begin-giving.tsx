import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { letterPath } from '#modules/letters/office/addresses.ts';
import { useMay } from '#office/session/use-session.ts';
import { giveDispositions } from '../../contract/permissions.ts';
import { giveAtOnce } from '../addresses.ts';

/** Beside a letter that waits for its first disposition: opens it with the sheet. */
export function BeginGiving({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  if (!may(giveDispositions)) return null;
  return (
    <Button
      component={Link}
      to={letterPath(subjectId)}
      search={{ act: giveAtOnce } as never}
      variant="light"
      size="compact-sm"
    >
      {t('dispositions.act.give')}
    </Button>
  );
}
