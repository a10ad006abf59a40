import { Button, Menu } from '@mantine/core';
import { ChevronDown, Download, FileSpreadsheet, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** A list as it was filtered, as PDF and as a sheet. */
export function ExportMenu({ pdf, sheet }: { pdf: string; sheet: string }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Download size={14} aria-hidden="true" />}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          {t('office.list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={pdf}
          target="_blank"
          rel="noreferrer"
          leftSection={<FileText size={16} aria-hidden="true" />}
        >
          {t('office.list.export.pdf')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={sheet}
          download
          leftSection={<FileSpreadsheet size={16} aria-hidden="true" />}
        >
          {t('office.list.export.xlsx')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
