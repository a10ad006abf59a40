import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Maximize, WifiOff } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { usePageTitle } from '#office/router/page-title.ts';
import type { PlaceId } from '../../contract/terms.ts';
import styles from './entrance.module.css';
import { useAwake } from './use-awake.ts';
import { type EntranceCode, useEntranceCode } from './use-entrance-code.ts';

const codeMs = 30_000;

/** The screen at an entrance: eight digits that everybody types who checks in there, new each half minute. */
export function EntrancePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { placeId } = useParams({ strict: false }) as { placeId: string };
  const screen = useRef<HTMLElement>(null);
  const shown = useEntranceCode(placeId as PlaceId);
  useAwake();
  usePageTitle(t('attendance.entrance.title'));
  const { code, at, fault, leftMs } = shown;
  return (
    <section ref={screen} className={styles.screen} aria-labelledby="page-title">
      <header className={styles.head}>
        <h1 id="page-title" tabIndex={-1} className={styles.place}>
          {code?.place ?? t('attendance.entrance.title')}
        </h1>
        {at === null ? null : (
          <p className={styles.clock}>
            <time dateTime={new Date(at).toISOString()}>{format.time(at)}</time>
            <span className={styles.day}>{format.longDay(at)}</span>
          </p>
        )}
      </header>
      {fault && leftMs === 0 ? <ErrorState error={fault} /> : <Digits of={shown} />}
      <footer className={styles.foot}>
        <p>{t('attendance.entrance.how')}</p>
        <Button
          variant="default"
          className={styles.full}
          leftSection={<Maximize size={16} aria-hidden="true" />}
          onClick={() => void screen.current?.requestFullscreen?.().catch(() => {})}
        >
          {t('attendance.entrance.full')}
        </Button>
      </footer>
    </section>
  );
}

function Digits({ of: { code, leftMs, offline } }: { of: EntranceCode }) {
  const { t } = useTranslation();
  if (!code && !offline) return <LoadingRows rows={2} />;
  const good = code !== null && leftMs > 0;
  const seconds = Math.ceil(leftMs / 1_000);
  return (
    <div className={styles.middle}>
      {good ? (
        <>
          <p className={styles.digits} data-testid="entrance-code">
            <span>{code.digits.slice(0, 4)}</span> <span>{code.digits.slice(4)}</span>
          </p>
          <div className={styles.left} aria-hidden="true">
            <span style={{ inlineSize: `${Math.min(100, (leftMs / codeMs) * 100)}%` }} />
          </div>
          <p className={styles.seconds}>{t('attendance.entrance.left', { count: seconds })}</p>
        </>
      ) : null}
      {offline ? (
        <p role="status" className={styles.offline}>
          <WifiOff size={24} aria-hidden="true" />
          {t(good ? 'attendance.entrance.offlineSoon' : 'attendance.entrance.offline')}
        </p>
      ) : null}
      {good || offline ? null : <p className={styles.seconds}>{t('attendance.entrance.next')}</p>}
    </div>
  );
}
