import { Checkbox } from '@mantine/core';
import { GitCompare } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { RowLink } from '#office/design/list/row-link.tsx';
import type { DraftRow, DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { signatures } from '../../contract/signing.ts';
import { draftPath } from '../addresses.ts';
import { AuthorityAnswer } from '../fields/signers-field.tsx';
import { DifferenceDialog } from '../history/difference-dialog.tsx';
import { PageStrip } from '../pages/page-strip.tsx';
import { lastSeenVersion } from '../step/last-seen.ts';
import { DraftMarks, StageBadge } from '../words/draft-badges.tsx';
import { useSince } from '../words/holders.tsx';
import { useOwnPostIds } from '../words/own-posts.ts';
import styles from './review.module.css';
import { useSeen } from './use-seen.ts';

interface ReviewCardProps {
  row: DraftRow;
  /** It waits for a signature: whether the reader may give it is told. */
  signs: boolean;
  chosen: boolean;
  onChoose: () => void;
  /** What can be done with it. */
  children: ReactNode;
}

/** One letter that waits: its pages to swipe, what it is about, what changed since the reader last saw it. */
export function ReviewCard({ row, signs, chosen, onChoose, children }: ReviewCardProps) {
  const { t } = useTranslation();
  const since = useSince();
  const { ref, seen } = useSeen<HTMLLIElement>();
  const { data } = useOperation(drafts.open, { draftId: row.id }, { enabled: seen });
  const subject = row.subject || row.kindName;
  const waits = row.holders[0]?.since;
  return (
    <li ref={ref} className={styles.card} data-chosen={chosen || undefined} data-row={row.id}>
      <div className={styles.head}>
        {row.beingSigned ? null : (
          <Checkbox
            aria-label={t('office.list.choose', { name: subject })}
            checked={chosen}
            onChange={onChoose}
            className={styles.box}
          />
        )}
        <div className={styles.words}>
          <h2>
            <RowLink to={draftPath(row.id)}>{subject}</RowLink>
          </h2>
          <p className={styles.quiet}>
            {row.kindName} · {row.unitName}
          </p>
          {row.beingSigned ? <StageBadge stage="signing" returned={false} ended={null} /> : null}
        </div>
      </div>
      <PageStrip
        source="preview"
        input={{ draftId: row.id }}
        stamp={`${row.version}.${row.changedAt}`}
        paper={data?.kind.paper ?? 'a4'}
        label={t('outgoing.pages.of', { subject })}
        enabled={seen}
      />
      <div className={styles.facts}>
        <p className={styles.to}>
          <span className={styles.quiet}>{t('outgoing.field.recipients')}</span> {row.to}
        </p>
        <div className={styles.marks}>
          <DraftMarks {...row} />
          {waits ? <span className={styles.quiet}>{since(waits)}</span> : null}
        </div>
        {data ? <Changes draft={data} /> : null}
        {data && signs ? <Authority draft={data} /> : null}
      </div>
      <div className={styles.acts}>{children}</div>
    </li>
  );
}

/** What is another than when the reader decided on it last. */
function Changes({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const own = useOwnPostIds();
  const [comparing, setComparing] = useState(false);
  const before = lastSeenVersion(draft.steps, own, draft.version);
  if (before === null) return null;
  return (
    <>
      <button type="button" className={styles.changes} onClick={() => setComparing(true)}>
        <GitCompare size={14} aria-hidden="true" /> {t('outgoing.difference.sinceMine', { version: before })}
      </button>
      <DifferenceDialog
        draftId={draft.id}
        before={before}
        after={draft.version}
        opened={comparing}
        onClose={() => setComparing(false)}
      />
    </>
  );
}

/** Whether the reader's post may sign it, and as what. */
function Authority({ draft }: { draft: DraftView }) {
  const own = useOwnPostIds();
  const { data } = useOperation(signatures.authority, { draftId: draft.id });
  const mine = data?.find(({ postId }) => own.has(postId));
  return mine ? <AuthorityAnswer authority={mine} /> : null;
}
