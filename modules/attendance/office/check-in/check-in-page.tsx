import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ownerOf } from '#office/outbox/owner.ts';
import { useSession } from '#office/session/use-session.ts';
import { useStore } from '#office/state/store.ts';
import { ownToday } from '../../contract/today.ts';
import { AttendanceTabs } from '../attendance-tabs.tsx';
import { openBox } from '../device/kept-check-ins.ts';
import { boundDevice, canSign } from '../device/this-device.ts';
import styles from './check-in.module.css';
import { HistoryPanel } from './history-panel.tsx';
import { KeptPanel } from './kept-panel.tsx';
import { unknownToday } from './known-today.ts';
import { TodayPanel } from './today-panel.tsx';

/** Absen masuk and pulang by two presses, also without a network. */
export function CheckInPage() {
  const { t } = useTranslation();
  const today = useOperation(ownToday.show, {});
  const device = useOpenedDevice();
  const bound = useStore(boundDevice) !== null;
  const known = today.data ?? (today.error && bound ? unknownToday : null);
  return (
    <>
      <PageHeader title={t('attendance.checkIn.title')} detail={t('attendance.checkIn.detail')} />
      <AttendanceTabs />
      <div className={styles.page}>
        <div className={styles.column}>
          {known && device !== 'opening' ? (
            <TodayPanel today={known} ready={device === 'ready'} />
          ) : (
            <AnswerState of={today} />
          )}
          <KeptPanel />
        </div>
        <div className={styles.column}>
          <HistoryPanel />
          <BlindSpots {...(today.data ? { pointDays: today.data.asks.pointDays } : {})} />
        </div>
      </div>
    </>
  );
}

/** Opens what this device keeps, before anything can be pressed. */
function useOpenedDevice(): 'opening' | 'ready' | 'unfit' {
  const owner = ownerOf(useSession());
  const [state, setState] = useState<'opening' | 'ready' | 'unfit'>('opening');
  useEffect(() => {
    let left = false;
    const open = async () => {
      const fit = (await canSign()) && (await openBox(owner).then(() => true));
      if (!left) setState(fit ? 'ready' : 'unfit');
    };
    open().catch(() => !left && setState('unfit'));
    return () => {
      left = true;
    };
  }, [owner]);
  return state;
}

const spots = ['mock', 'background', 'clock', 'person', 'browser'] as const;

/** What this page cannot see, said plainly. */
function BlindSpots({ pointDays }: { pointDays?: number }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('attendance.blind.title')} hint={t('attendance.blind.hint')}>
      <ul className={styles.spots}>
        {spots.map((spot) => (
          <li key={spot}>{t(`attendance.blind.${spot}`)}</li>
        ))}
        {pointDays ? <li>{t('attendance.blind.erased', { count: pointDays })}</li> : null}
      </ul>
    </Panel>
  );
}
