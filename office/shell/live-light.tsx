import { CircleSmall, CloudOff, LoaderCircle, type LucideIcon, PauseCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Hint } from '../design/hint.tsx';
import { type LiveState, liveState } from '../live/live-connection.ts';
import { useStore } from '../state/store.ts';
import styles from './top-bar.module.css';

const icons: Record<LiveState, LucideIcon> = {
  live: CircleSmall,
  connecting: LoaderCircle,
  waiting: LoaderCircle,
  offline: CloudOff,
  paused: PauseCircle,
};

/** Whether changes of others arrive by themselves. Quiet while they do, in words when they do not. */
export function LiveLight() {
  const { t } = useTranslation();
  const state = useStore(liveState);
  const Icon = icons[state];
  const quiet = state === 'live' || state === 'paused' || state === 'connecting';
  const label = t(`office.live.${state}`);
  return (
    <Hint label={t(`office.live.${state}.hint`)}>
      <span className={styles.light} data-state={state} role="status">
        <Icon size={16} aria-hidden="true" className={state === 'waiting' ? 'spin' : undefined} />
        <span className={quiet ? 'unseen' : styles.word}>{label}</span>
      </span>
    </Hint>
  );
}
