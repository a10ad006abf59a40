import { Button, Loader, Menu, Tabs } from '@mantine/core';
import { Download, FileText, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { DocumentViewer } from '#office/design/viewer/document-viewer.tsx';
import type { Highlight } from '#office/design/viewer/viewer-page.tsx';
import { letters } from '../contract/letters.ts';
import type { DocumentView } from '../contract/views.ts';
import { downloadAddress, pageImageAddress } from './addresses.ts';
import styles from './document-pane.module.css';
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
  documents,
  highlights = [],
  active = null,
  readsAgain = false,
}: DocumentPaneProps) {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = documents.find(({ id }) => id === chosen) ?? documents[0];
  useEffect(() => pageByAltKeys(() => pane.current), []);
  // The field in focus was read from the letter itself: that is what must be in sight.
  useEffect(() => {
    if (active && highlights.some(({ id }) => id === active)) setChosen(null);
  }, [active, highlights]);
  if (!shown) return null;
  const first = shown === documents[0];
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
      {documents.length > 1 ? (
        <Tabs value={shown.id} onChange={setChosen} variant="outline" className={styles.pane}>
          <Tabs.List aria-label={t('letters.documents')} className={styles.tabs}>
            {documents.map(({ id, name }, at) => (
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
  const answer = useOperation(letters.pages, { documentId: document.id });
  const { data } = answer;
  // Asked for by a press, so that it may ask in turn for a session or a fresh factor.
  const readAgain = () =>
    call(letters.pages, { documentId: document.id }).then(
      () => answer.refetch(),
      () => {},
    );
  if (!data) return <AnswerState of={answer} compact loading={<LoadingRows rows={8} tall />} />;
  if (data.items.length === 0) {
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
  if (!data.items.some(({ hasImage }) => hasImage)) {
    return (
      <section className={styles.text} aria-label={document.name}>
        <p className={styles.textNote}>{t('letters.document.textOnly')}</p>
        <div className={styles.body}>{data.items.map(({ text }) => text).join('\n\n')}</div>
        <DownloadMenu document={document} />
      </section>
    );
  }
  const pages = data.items.map(({ page, width, height, text }) => ({
    number: page,
    width,
    height,
    text,
    image: pageImageAddress(document.id, page),
    thumbnail: pageImageAddress(document.id, page, 'thumbnail'),
  }));
  return (
    <DocumentViewer
      label={document.name}
      pages={pages}
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

/** The untouched original, and the copy in which words can be found. */
function DownloadMenu({ document }: { document: DocumentView }) {
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
