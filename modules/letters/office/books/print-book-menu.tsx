import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileSpreadsheet, FileText, Printer } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { books } from '../../contract/books.ts';
import type { BookId } from '../../contract/terms.ts';

const forms = [
  { heading: 'letters.book.agenda', pdf: books.agendaPdf, sheet: books.agendaSheet },
  { heading: 'letters.book.expedition', pdf: books.expeditionPdf, sheet: books.expeditionSheet },
  { heading: 'letters.book.control-card', pdf: books.cardsPdf, sheet: books.cardsSheet },
] as const;

/** What is shown of a book, and printed of it: a year, or days of it. */
export interface BookPeriod {
  bookId: BookId;
  year: number;
  from?: string;
  to?: string;
}

/** The books of a year and its control cards, as they are printed and as sheets. */
export function PrintBookMenu({ period }: { period: BookPeriod }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          leftSection={<Printer size={16} aria-hidden="true" />}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          {t('letters.books.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {forms.map(({ heading, pdf, sheet }) => (
          <Fragment key={heading}>
            <Menu.Label>{t(heading)}</Menu.Label>
            <Menu.Item
              component="a"
              href={addressOf(pdf, { ...period })}
              target="_blank"
              rel="noreferrer"
              leftSection={<FileText size={16} aria-hidden="true" />}
            >
              {t('office.list.export.pdf')}
            </Menu.Item>
            <Menu.Item
              component="a"
              href={addressOf(sheet, { ...period })}
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
