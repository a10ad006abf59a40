import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useFormat } from '#office/format/use-format.ts';
import { records } from '../../contract/records.ts';
import type { RecordView } from '../../contract/views.ts';

interface FileDownloadsProps {
  record: RecordView;
  file: RecordView['documents'][number];
}

/** The untouched original, and the copy in which words can be found. */
export function FileDownloads({ record, file }: FileDownloadsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { position } = file;
  const address = (form: 'original' | 'searchable') =>
    addressOf(records.download, { recordId: record.id, position, form });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('archive.record.downloadOf', { name: file.name })}
          leftSection={<Download size={16} aria-hidden="true" />}
        >
          {t('archive.record.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address('original')} download>
          {t('archive.record.original', { size: format.bytes(file.size) })}
        </Menu.Item>
        {file.searchable ? (
          <Menu.Item component="a" href={address('searchable')} download>
            {t('archive.record.searchable')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
