import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ClipboardPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#office/design/page-header.tsx';
import { paperPath } from '../addresses.ts';
import { LastRegistered } from '../register/last-registered.tsx';
import styles from './mail.module.css';
import { MailDrop } from './mail-drop.tsx';
import { WaitingMail } from './waiting-list.tsx';

/** Where mail comes in: files are dropped or photographed, read in the background, and wait to be registered. */
export function Page() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('letters.intakes.title')}
        detail={t('letters.intakes.detail')}
        actions={
          <Button
            component={Link}
            to={paperPath}
            variant="default"
            leftSection={<ClipboardPen size={16} aria-hidden="true" />}
          >
            {t('letters.paper.verb')}
          </Button>
        }
      />
      <LastRegistered />
      <div className={styles.desk}>
        <div>
          <WaitingMail />
        </div>
        <div className={styles.incoming}>
          <MailDrop />
        </div>
      </div>
    </>
  );
}
