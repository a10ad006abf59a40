import { ActionIcon } from '@mantine/core';
import {
  ChevronDown,
  ChevronUp,
  FileText,
  type LucideIcon,
  Minus,
  MoveHorizontal,
  PanelLeft,
  Plus,
  RotateCw,
  Scan,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Hint } from '../hint.tsx';
import type { Viewer } from './use-viewer.ts';
import styles from './viewer.module.css';

interface ViewerToolbarProps {
  viewer: Viewer;
  pageCount: number;
  thumbnails: { shown: boolean; toggle: () => void } | null;
  text: { shown: boolean; toggle: () => void } | null;
  /** Download and the like. */
  end?: ReactNode;
}

export function ViewerToolbar({ viewer, pageCount, thumbnails, text, end }: ViewerToolbarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('office.viewer.tools')} data-print="never">
      {thumbnails ? (
        <Tool
          label={t('office.viewer.thumbnails')}
          icon={PanelLeft}
          wide
          pressed={thumbnails.shown}
          onClick={thumbnails.toggle}
        />
      ) : null}
      <div className={styles.cluster}>
        <Tool
          label={t('office.viewer.previous')}
          icon={ChevronUp}
          wide
          disabled={viewer.current <= 1}
          onClick={() => viewer.goTo(viewer.current - 1)}
        />
        <span className={styles.place} aria-live="polite">
          <span className="unseen">
            {t('office.viewer.place', { page: viewer.current, pages: pageCount })}
          </span>
          <span aria-hidden="true">
            {viewer.current} / {pageCount}
          </span>
        </span>
        <Tool
          label={t('office.viewer.next')}
          icon={ChevronDown}
          wide
          disabled={viewer.current >= pageCount}
          onClick={() => viewer.goTo(viewer.current + 1)}
        />
      </div>
      <div className={styles.cluster}>
        <Tool label={t('office.viewer.smaller')} icon={Minus} onClick={() => viewer.zoomBy(-1)} />
        <span className={styles.scale} data-wide>
          {format.percent(viewer.scale, 0)}
        </span>
        <Tool label={t('office.viewer.larger')} icon={Plus} onClick={() => viewer.zoomBy(1)} />
      </div>
      <Tool
        label={t('office.viewer.fitWidth')}
        icon={MoveHorizontal}
        pressed={viewer.zoom === 'width'}
        onClick={() => viewer.setZoom('width')}
      />
      <Tool
        label={t('office.viewer.fitPage')}
        icon={Scan}
        wide
        pressed={viewer.zoom === 'page'}
        onClick={() => viewer.setZoom('page')}
      />
      <Tool label={t('office.viewer.turn')} icon={RotateCw} onClick={viewer.turn} />
      {text ? (
        <Tool label={t('office.viewer.text')} icon={FileText} pressed={text.shown} onClick={text.toggle} />
      ) : null}
      {end ? <div className={styles.end}>{end}</div> : null}
    </div>
  );
}

interface ToolProps {
  label: string;
  icon: LucideIcon;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
  /** Left out on a phone, where the finger does it or the room is needed. */
  wide?: boolean;
}

function Tool({ label, icon: Icon, onClick, pressed, disabled, wide }: ToolProps) {
  return (
    <Hint label={label}>
      <ActionIcon
        variant="subtle"
        className={styles.tool}
        data-wide={wide || undefined}
        aria-label={label}
        aria-pressed={pressed}
        data-disabled={disabled || undefined}
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        <Icon size={18} aria-hidden="true" />
      </ActionIcon>
    </Hint>
  );
}
