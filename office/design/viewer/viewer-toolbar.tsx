import {
  ChevronDown,
  ChevronUp,
  FileText,
  Minus,
  MoveHorizontal,
  PanelLeft,
  Plus,
  RotateCw,
  Scan,
  Search,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { PagePlace } from './page-place.tsx';
import { Tool } from './tool.tsx';
import type { Viewer } from './use-viewer.ts';
import styles from './viewer.module.css';

interface Switch {
  shown: boolean;
  toggle: () => void;
}

interface ViewerToolbarProps {
  viewer: Viewer;
  pageCount: number;
  thumbnails: Switch | null;
  text: Switch | null;
  find: Switch | null;
  /** Download and the like. */
  end?: ReactNode;
}

export function ViewerToolbar({ viewer, pageCount, thumbnails, text, find, end }: ViewerToolbarProps) {
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
        <PagePlace current={viewer.current} count={pageCount} goTo={viewer.goTo} />
        <Tool
          label={t('office.viewer.next')}
          icon={ChevronDown}
          wide
          disabled={viewer.current >= pageCount}
          onClick={() => viewer.goTo(viewer.current + 1)}
        />
      </div>
      {find ? (
        <Tool label={t('office.viewer.find')} icon={Search} pressed={find.shown} onClick={find.toggle} />
      ) : null}
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
