import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './viewer.module.css';

/** A box on a page, in fractions of its width and height as printed (before any turning). */
export interface PageBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A page of a document as it is shown. Width and height give its shape only. */
export interface ViewerPage {
  number: number;
  width: number;
  height: number;
  /** Address of the page image. */
  image: string;
  thumbnail?: string;
  /** What was read on the page; null where nothing was. */
  text?: string | null;
}

/** A place on a page that a field was read from. */
export interface Highlight {
  id: string;
  page: number;
  box: PageBox;
  label: string;
}

interface PageSheetProps {
  page: ViewerPage;
  /** Width on screen in pixels, after turning. */
  width: number;
  quarterTurns: number;
  highlights: readonly Highlight[];
  active: string | null;
  /** Asks for the document again, with all that stands before it: pictures cannot ask for a session or a fresh factor. */
  onAgain?: (() => Promise<unknown>) | undefined;
}

/** One sheet on the desk: the page image, turned as asked, with the marked places on it. */
export function PageSheet({ page, width, quarterTurns, highlights, active, onAgain }: PageSheetProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const again = async () => {
    setAsking(true);
    await onAgain?.();
    setAsking(false);
    setFailed(false);
  };
  const shape = page.width / page.height;
  const lying = quarterTurns % 2 === 1;
  const height = lying ? width * shape : width / shape;
  const inner: CSSProperties = {
    width: lying ? height : width,
    height: lying ? width : height,
    transform: `translate(-50%, -50%) rotate(${quarterTurns * 90}deg)`,
  };
  return (
    <li className={styles.sheet} style={{ width, height }} data-page={page.number}>
      <div className={styles.turned} style={inner}>
        {failed ? (
          <div className={styles.missing} role="alert">
            <p>{t('office.viewer.missing', { page: page.number })}</p>
            <Button
              variant="default"
              leftSection={<RotateCw size={16} aria-hidden="true" />}
              loading={asking}
              onClick={() => void again()}
            >
              {t('office.error.retry')}
            </Button>
          </div>
        ) : (
          <img
            src={page.image}
            alt={t('office.viewer.page', { page: page.number })}
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={() => setFailed(true)}
          />
        )}
        {highlights.map(({ id, box, label }) => (
          <mark
            key={id}
            className={styles.mark}
            data-highlight={id}
            data-active={id === active || undefined}
            style={{
              left: `${box.x * 100}%`,
              top: `${box.y * 100}%`,
              width: `${box.w * 100}%`,
              height: `${box.h * 100}%`,
            }}
          >
            <span className={styles.markLabel}>{label}</span>
          </mark>
        ))}
      </div>
    </li>
  );
}
