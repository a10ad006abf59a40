import { Button } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { factors } from '../../contract/factors.ts';
import { ChangePasswordForm } from './change-password-form.tsx';
import styles from './my-account-page.module.css';

/** Days before its end from which a password is said to run out. */
const soonDays = 14;

/** Since when the password stands, until when, and how it is changed. */
export function PasswordPanel({ password }: { password: OutputOf<typeof factors.list>['password'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const close = () => setChanging(false);
  const daysLeft = password?.expiresAt ? format.daysUntil(password.expiresAt) : null;
  return (
    <Panel
      title={t('identity.password.title')}
      acts={
        password ? (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('identity.password.change')}
          </Button>
        ) : undefined
      }
    >
      {password ? (
        <div className={styles.state}>
          <span>{t('identity.password.since', { day: format.day(password.setAt) })}</span>
          {password.expiresAt && daysLeft !== null ? (
            daysLeft <= soonDays ? (
              <StatusBadge
                tone="wait"
                icon={CalendarClock}
                label={t('identity.password.until', { day: format.shortDay(password.expiresAt) })}
              />
            ) : (
              <span className={styles.detail}>
                {t('identity.password.until', { day: format.shortDay(password.expiresAt) })}
              </span>
            )
          ) : null}
        </div>
      ) : (
        <NothingYet>{t('identity.password.none')}</NothingYet>
      )}
      <Dialog opened={changing} onClose={close} title={t('identity.password.change')} keeps>
        <ChangePasswordForm onDone={close} onCancel={close} />
      </Dialog>
    </Panel>
  );
}
