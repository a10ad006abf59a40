import { Loader, Tabs } from '@mantine/core';
import { FileText, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { DocumentViewer } from '#office/design/viewer/document-viewer.tsx';
import { pagesOf } from '#office/design/viewer/pages-of.ts';
import type { Highlight } from '#office/design/viewer/viewer-page.tsx';
import { documents } from '../contract/documents.ts';
import type { DocumentView } from '../contract/views.ts';
import styles from './document-pane.module.css';
import { useReaderOf } from './document-reader.ts';
import { DocumentWords } from './document-words.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { pageImageAddress } from './file-addresses.ts';
import { pageByAltKeys } from './page-by-alt-keys.ts';
import { ReadAgainButton } from './read-again-button.tsx';

interface DocumentPaneProps {
  /** The first is the letter itself, what follows are its attachments. */
  documents: readonly DocumentView[];
  /** Places on the letter itself that fields were read from. */
  highlights?: readonly Highlight[];
  active?: string | null;
  /** Whether this person may have a document read again. */
  readsAgain?: boolean;
}

/** The letter as it came, with its attachments behind tabs. Alt and the arrows turn the pages from anywhere. */
export function DocumentPane({
  documents: files,
  highlights = [],
  active = null,
  readsAgain = false,
}: DocumentPaneProps) {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = files.find(({ id }) => id === chosen) ?? files[0];
  useEffect(() => pageByAltKeys(() => pane.current), []);
  // The field in focus was read from the letter itself: that is what must be in sight.
  useEffect(() => {
    if (active && highlights.some(({ id }) => id === active)) setChosen(null);
  }, [active, highlights]);
  if (!shown) return null;
  const first = shown === files[0];
  const sheet = (
    <OneDocument
      key={shown.id}
      document={shown}
      highlights={first ? highlights : []}
      active={first ? active : null}
      readsAgain={readsAgain}
    />
  );
  return (
    <div ref={pane} className={styles.pane}>
      {files.length > 1 ? (
        <Tabs value={shown.id} onChange={setChosen} variant="outline" className={styles.pane}>
          <Tabs.List aria-label={t('letters.documents')} className={styles.tabs}>
            {files.map(({ id, name }, at) => (
              <Tabs.Tab key={id} value={id} className={styles.tab}>
                {at === 0 ? t('letters.document.letter') : t('letters.document.attachment', { number: at })}
                <span className={styles.fileName}> {name}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={shown.id} className={styles.sheet}>
            {sheet}
          </Tabs.Panel>
        </Tabs>
      ) : (
        <div className={styles.sheet}>{sheet}</div>
      )}
    </div>
  );
}

interface OneDocumentProps {
  document: DocumentView;
  highlights: readonly Highlight[];
  active: string | null;
  readsAgain: boolean;
}

function OneDocument({ document, highlights, active, readsAgain }: OneDocumentProps) {
  const { t, i18n } = useTranslation();
  if (document.state === 'waiting' || document.state === 'reading') {
    return (
      <Note
        document={document}
        icon={<Loader size={28} />}
        title={t(`letters.reading.state.${document.state}`)}
      >
        {t('letters.reading.meanwhile')}
      </Note>
    );
  }
  if (document.state === 'failed') {
    const key = `errors.${document.failure}`;
    return (
      <Note
        document={document}
        icon={<TriangleAlert size={32} strokeWidth={1.5} />}
        title={t('letters.reading.state.failed')}
      >
        {document.failure && i18n.exists(key) ? t(key) : t('letters.reading.byHand')}{' '}
        {document.failure ? <code>{document.failure}</code> : null}
        {readsAgain ? <ReadAgainButton document={document} /> : null}
      </Note>
    );
  }
  return <ReadDocument document={document} highlights={highlights} active={active} readsAgain={readsAgain} />;
}

function ReadDocument({ document, highlights, active, readsAgain }: OneDocumentProps) {
  const { t } = useTranslation();
  const { id } = document;
  const answer = useOperation(documents.pages, { documentId: id });
  const { data } = answer;
  const pages = useMemo(() => pagesOf(data, (page, size) => pageImageAddress(id, page, size)), [id, data]);
  const reader = useReaderOf(id);
  // Asked for by a press, so that it may ask in turn for a session or a fresh factor.
  const readAgain = () =>
    call(documents.pages, { documentId: id }).then(
      () => answer.refetch(),
      () => {},
    );
  if (!data) return <AnswerState of={answer} compact loading={<LoadingRows rows={8} tall />} />;
  if (data.pages === 0) {
    return (
      <Note
        document={document}
        icon={<FileText size={32} strokeWidth={1.5} />}
        title={t('letters.document.noPages')}
      >
        {t('letters.document.noPagesHint')}
      </Note>
    );
  }
  if (!data.hasPictures) return <DocumentWords document={document} pages={data.pages} />;
  return (
    <DocumentViewer
      label={document.name}
      pages={pages}
      reader={reader}
      highlights={highlights}
      active={active}
      onAgain={readAgain}
      tools={
        <>
          {readsAgain ? <ReadAgainButton document={document} /> : null}
          <DownloadMenu document={document} />
        </>
      }
    />
  );
}

interface NoteProps {
  document: DocumentView;
  icon: ReactNode;
  title: string;
  children: ReactNode;
}

/** Stands in the place of the pages. */
function Note({ document, icon, title, children }: NoteProps) {
  return (
    <section className={styles.note} aria-label={document.name}>
      {icon}
      <div role="status">
        <h2>{title}</h2>
      </div>
      <p>{children}</p>
      <DownloadMenu document={document} />
    </section>
  );
}
