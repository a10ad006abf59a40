import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { DocumentViewer } from '#office/design/viewer/document-viewer.tsx';
import type { Paper } from '../../contract/terms.ts';
import type { PageInput, PageSource } from './fetch-page.ts';
import styles from './pages.module.css';
import { usePaperReader } from './paper-reader.ts';
import { paperSizes, usePages } from './use-pages.ts';

interface LetterPagesProps {
  source: PageSource;
  input: PageInput;
  stamp: string | number;
  paper: Paper;
  label: string;
  /** Address of the whole as PDF. */
  pdf: string;
  /** Above the pages: what they are. */
  head?: ReactNode;
}

const blank = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

/** A letter as it is or would be printed, with zoom and all its pages. */
export function LetterPages({ source, input, stamp, paper, label, pdf, head }: LetterPagesProps) {
  const { t } = useTranslation();
  // What may yet be changed is printed anew for every look at it: its words are read in the text itself.
  const paperReader = usePaperReader(input, stamp);
  const { first, count, urls } = usePages(source, input, { stamp, wanted: Number.POSITIVE_INFINITY });
  if (!first.data) return <AnswerState of={first} loading={<LoadingRows rows={8} tall />} />;
  const pages = Array.from({ length: Math.max(1, count) }, (_, at) => ({
    number: at + 1,
    ...paperSizes[paper],
    image: urls[at] ?? blank,
  }));
  return (
    <div className={styles.pane}>
      {head ? <div className={styles.paneHead}>{head}</div> : null}
      <div className={styles.paneBody}>
        <DocumentViewer
          label={label}
          pages={pages}
          {...(source === 'paper' ? { reader: paperReader } : {})}
          onAgain={() => first.refetch()}
          tools={
            <Button
              component="a"
              href={pdf}
              target="_blank"
              rel="noreferrer"
              variant="subtle"
              size="compact-sm"
              leftSection={<Download size={16} aria-hidden="true" />}
            >
              {t('outgoing.pages.pdf')}
            </Button>
          }
        />
      </div>
    </div>
  );
}
