import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentView } from '../contract/views.ts';
import styles from './document-pane.module.css';
import { downloadAddress } from './file-addresses.ts';

/** The untouched original, and the copy in which words can be found. */
export function DownloadMenu({ document }: { document: DocumentView }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          className={styles.download}
          leftSection={<Download size={16} aria-hidden="true" />}
        >
          {t('letters.document.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={downloadAddress(document.id)} download>
          {t('letters.document.original')}
        </Menu.Item>
        {document.searchable ? (
          <Menu.Item component="a" href={downloadAddress(document.id, 'searchable')} download>
            {t('letters.document.searchable')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
