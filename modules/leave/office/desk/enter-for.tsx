import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { askPath } from '../addresses.ts';
import styles from '../leave.module.css';

/** Chooses the employee to whom the official gives leave that nobody could ask for. */
export function EnterFor() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [personId, setPersonId] = useState<string | null>(null);
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{t('leave.enter.hint')}</p>
      <PersonPicker label={t('leave.record.person')} required value={personId} onChange={setPersonId} />
      <Button
        disabled={!personId}
        onClick={() => void navigate({ to: askPath, search: { enter: personId } as never })}
      >
        {t('leave.enter.go')}
      </Button>
    </div>
  );
}
