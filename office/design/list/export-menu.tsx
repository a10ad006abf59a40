import { Button, Menu } from '@mantine/core';
import { ChevronDown, Download, FileSpreadsheet, FileText, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './filter.module.css';

export type ExportFormat = 'xlsx' | 'pdf';

interface ExportMenuProps {
  /** The address that answers with the file, for the list as it is filtered now. */
  addressOf: (format: ExportFormat) => string;
  formats?: readonly ExportFormat[];
}

const icons: Record<ExportFormat, LucideIcon> = { xlsx: FileSpreadsheet, pdf: FileText };

/** Takes a list away as a file. */
export function ExportMenu({ addressOf, formats = ['xlsx', 'pdf'] }: ExportMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={styles.filter}
          leftSection={<Download size={14} aria-hidden="true" />}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          {t('office.list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => {
          const Icon = icons[format];
          return (
            <Menu.Item
              key={format}
              component="a"
              href={addressOf(format)}
              download
              leftSection={<Icon size={16} aria-hidden="true" />}
            >
              {t(`office.list.export.${format}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
