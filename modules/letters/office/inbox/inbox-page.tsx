import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { type Column, DataList } from '#office/design/list/data-list.tsx';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useSession } from '#office/session/use-session.ts';
import { Slot } from '#office/slot.tsx';
import { letters } from '../../contract/letters.ts';
import { letterPath } from '../addresses.ts';
import { LetterMarks } from '../letter-badges.tsx';
import { useLetterColumns } from '../list/letter-columns.tsx';
import styles from '../list/letters-list.module.css';
import { InboxActs, type InboxRow } from './inbox-acts.tsx';

/** Letters that were passed to this person's posts and wait for a first disposition. */
export function Page() {
  const { t } = useTranslation();
  const { posts } = useSession();
  const fields: FilterField[] =
    posts.length > 1
      ? [
          {
            kind: 'choice',
            name: 'postId',
            label: t('letters.inbox.post'),
            options: posts.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : [];
  const list = useListState(fields);
  const pages = useOperationPages(
    letters.inbox,
    list.values as SentInput<typeof letters.inbox>,
  ) as Pages<InboxRow>;
  return (
    <>
      <PageHeader title={t('letters.inbox.title')} detail={t('letters.inbox.detail')} />
      <DataList
        id="letters.inbox"
        label={t('letters.inbox.title')}
        pages={pages}
        columns={useColumns(posts.length > 1)}
        rowKey={({ id, postId }) => `${id}.${postId}`}
        rowPath={({ id }) => letterPath(id)}
        rowIsNew={({ openedAt }) => openedAt === null}
        rowName={({ subject }) => subject}
        bulk={(rows, clear) => <InboxActs rows={rows} onDone={clear} />}
        {...(fields.length > 0 ? { list } : {})}
        empty={<EmptyState title={t('letters.inbox.none')}>{t('letters.inbox.noneHint')}</EmptyState>}
      />
      {/* Letters leave the list while they are given: what gives them stands outside of it. */}
      <Slot name="letters.giving" subjectId={letters.inbox.id} quiet />
    </>
  );
}

function useColumns(withPost: boolean): Column<InboxRow>[] {
  const { t } = useTranslation();
  const { posts } = useSession();
  const { received, subject, sender, deadline } = useLetterColumns();
  const marks: Column<InboxRow> = {
    id: 'marks',
    header: t('letters.list.marks'),
    width: '148px',
    phone: 'side',
    cell: (row) => (
      <span className={styles.marks}>
        <LetterMarks {...row} />
      </span>
    ),
  };
  const post: Column<InboxRow> = {
    id: 'post',
    header: t('letters.inbox.post'),
    phone: 'meta',
    cell: (row) => posts.find(({ id }) => id === row.postId)?.name ?? '',
  };
  return [
    { ...received, phone: 'lead' },
    subject,
    { ...sender, lines: 2, cell: (row) => row.sender },
    marks,
    ...(withPost ? [post] : []),
    deadline,
  ];
}
