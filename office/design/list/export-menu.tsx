import { Button, Menu } from '@mantine/core';
import { ChevronDown, Download, FileSpreadsheet, FileText, Printer } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

interface Exported {
  /** Tells it from the others of the menu. */
  heading?: string;
  pdf: string;
  sheet: string;
}

interface ExportMenuProps {
  of: readonly Exported[];
  /** The verb, where the menu is the main act of a page; otherwise it is a small tool of a list. */
  verb?: string;
}

/** A list as it was filtered, or each print of a book, as PDF and as a sheet. */
export function ExportMenu({ of, verb }: ExportMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          {...(verb ? {} : { variant: 'default', size: 'compact-sm' })}
          leftSection={
            verb ? <Printer size={16} aria-hidden="true" /> : <Download size={14} aria-hidden="true" />
          }
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          {verb ?? t('office.list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {of.map(({ heading, pdf, sheet }) => (
          <Fragment key={pdf}>
            {heading ? <Menu.Label>{heading}</Menu.Label> : null}
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
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
