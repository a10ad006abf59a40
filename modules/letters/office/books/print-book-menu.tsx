import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { books } from '../../contract/books.ts';
import type { BookId } from '../../contract/terms.ts';

const prints = [
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
  const of = prints.map(({ heading, pdf, sheet }) => ({
    heading: t(heading),
    pdf: addressOf(pdf, { ...period }),
    sheet: addressOf(sheet, { ...period }),
  }));
  return <ExportMenu of={of} verb={t('letters.books.print')} />;
}
