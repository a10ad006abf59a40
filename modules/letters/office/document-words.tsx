import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { documents, mostPagesOfWords } from '../contract/documents.ts';
import type { DocumentView } from '../contract/views.ts';
import styles from './document-pane.module.css';
import { DownloadMenu } from './download-menu.tsx';

/** A document of words alone, all its pages in one. */
export function DocumentWords({ document, pages }: { document: DocumentView; pages: number }) {
  const { t } = useTranslation();
  const answer = useQuery({
    queryKey: [documents.words.id, document.id],
    queryFn: ({ signal }) => allWords(document, pages, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (answer.data === undefined)
    return <AnswerState of={answer} compact loading={<LoadingRows rows={8} tall />} />;
  return (
    <section className={styles.text} aria-label={document.name}>
      <p className={styles.textNote}>{t('letters.document.textOnly')}</p>
      <div className={styles.body}>{answer.data}</div>
      <DownloadMenu document={document} />
    </section>
  );
}

async function allWords({ id }: DocumentView, pages: number, signal: AbortSignal): Promise<string> {
  const bodies: string[] = [];
  for (let from = 1; from <= pages; from += mostPagesOfWords) {
    const input = { documentId: id, from, to: from + mostPagesOfWords - 1 };
    const { items } = await call(documents.words, input, { signal });
    bodies.push(...items.map(({ body }) => body));
  }
  return bodies.join('\n\n');
}
