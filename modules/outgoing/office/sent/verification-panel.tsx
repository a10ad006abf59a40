import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { qrPath } from './qr-path.ts';
import styles from './sent.module.css';
import { TimeStampNote } from './time-stamp-note.tsx';

/** How anybody verifies the letter without asking us: the address, and the code that stands on its paper. */
export function VerificationPanel({ draft, address }: { draft: DraftView; address: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { size, path } = useMemo(() => qrPath(address), [address]);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <Panel title={t('outgoing.verification.title')}>
      <div className={styles.verification}>
        <svg
          viewBox={`0 0 ${size} ${size}`}
          className={styles.qr}
          role="img"
          aria-label={t('outgoing.verification.qr')}
          shapeRendering="crispEdges"
        >
          <rect width={size} height={size} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
        <div>
          {draft.signedAt ? (
            <p>{t('outgoing.verification.signed', { at: format.moment(draft.signedAt) })}</p>
          ) : null}
          <p>
            <a href={address} target="_blank" rel="noreferrer" className={styles.address}>
              {address}
            </a>
          </p>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={
              copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />
            }
            onClick={copy}
          >
            {t(copied ? 'outgoing.verification.copied' : 'outgoing.verification.copy')}
          </Button>
          <TimeStampNote draft={draft} />
        </div>
      </div>
    </Panel>
  );
}
