import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import { useStore } from '#office/state/store.ts';
import { boundDevice, clock } from '../device/this-device.ts';
import styles from './check-in.module.css';

/** The time by the clock of the server; not there before this page heard it, since the phone's own is set by hand. */
export function ServerTime() {
  const { t } = useTranslation();
  const format = useFormat();
  useStore(boundDevice);
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (now === null) return null;
  return (
    <p className={styles.clock}>
      {format.time(now)} <span className={styles.quiet}>{t('attendance.checkIn.serverClock')}</span>
    </p>
  );
}
