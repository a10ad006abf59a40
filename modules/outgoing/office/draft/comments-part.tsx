import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { draftTexts } from '../../contract/text.ts';
import styles from '../history/history.module.css';

/** What was said about the text, for who reads the paper; written comments need the text open. */
export function CommentsPart({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useOperation(draftTexts.listComments, { draftId: draft.id });
  const open = data?.filter(({ resolved }) => resolved === null) ?? [];
  if (open.length === 0) return null;
  return (
    <Panel title={t('outgoing.comments.open', { count: open.length })}>
      <ol className={styles.versions}>
        {open.map(({ id, quote, said }) => (
          <li key={id} className={styles.version}>
            {quote ? <q className={styles.quiet}>{quote}</q> : null}
            {said.map((one) => (
              <div key={one.id}>
                <span className={styles.quiet}>
                  {one.by.name} · {format.moment(one.at)}
                </span>
                <p>{one.body}</p>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
