import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#office/design/page-header.tsx';
import { mailPath } from '../addresses.ts';
import { LastRegistered, useTellRegistered } from './last-registered.tsx';
import styles from './register.module.css';
import { RegisterForm } from './register-form.tsx';

/** Registers letters on paper that are not scanned, one after the other. */
export function Page() {
  const { t } = useTranslation();
  const tell = useTellRegistered();
  const navigate = useNavigate();
  const [round, setRound] = useState(0);
  return (
    <>
      <PageHeader
        title={t('letters.paper.title')}
        detail={t('letters.paper.detail')}
        back={{ to: mailPath, label: t('letters.intakes.title') }}
      />
      <LastRegistered />
      <div className={styles.split} data-single>
        <section className={styles.entry} aria-label={t('letters.register.form')}>
          <RegisterForm
            key={round}
            intake={null}
            onRegistered={(letter) => {
              tell(letter);
              setRound((before) => before + 1);
              void navigate({ to: '.', resetScroll: true });
            }}
          />
        </section>
      </div>
    </>
  );
}
