import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from '../feedback/toasts.ts';
import type { DocumentReader } from './document-reader.ts';
import { usePageWords } from './text-layer.tsx';
import styles from './viewer.module.css';
import type { ViewerPage } from './viewer-page.tsx';

interface PageTextPanelProps {
  page: ViewerPage | undefined;
  reader: DocumentReader | undefined;
}

/** What was read on the page that is in sight, to be looked through and copied. */
export function PageTextPanel({ page, reader }: PageTextPanelProps) {
  const { t } = useTranslation();
  const { data: words } = usePageWords(reader, page?.number ?? 1, page?.text === undefined);
  if (!page) return null;
  const text = page.text === undefined ? words?.body : page.text;
  const copy = () =>
    void navigator.clipboard.writeText(text ?? '').then(
      () => toast(t('office.viewer.copied')),
      () => {},
    );
  return (
    <aside className={styles.text} aria-label={t('office.viewer.text')}>
      <p className={styles.textNote}>{t('office.viewer.textNote', { page: page.number })}</p>
      {text ? (
        <>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Copy size={14} aria-hidden="true" />}
            onClick={copy}
          >
            {t('office.viewer.copy')}
          </Button>
          <div className={styles.read}>{text}</div>
        </>
      ) : (
        <p>{t('office.viewer.noText')}</p>
      )}
    </aside>
  );
}
