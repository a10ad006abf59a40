import { useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { Initials } from '#office/design/person-post.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { type Branch, branchRows } from '#office/design/tree/branch-rows.ts';
import { BranchTree } from '#office/design/tree/branch-tree.tsx';
import { posts } from '../../contract/posts.ts';
import { postPath } from '../addresses.ts';
import { HolderWords } from './holder-words.tsx';
import styles from './post-chart.module.css';

type ChartPost = OutputOf<typeof posts.chart>['items'][number];

const none: readonly ChartPost[] = [];
/** So many posts on the second step are few enough to open the third. */
const few = 4;

/** Who reports to whom. What lies below a post is read when it is opened. */
export function PostChart() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [top] = useQueries({ queries: [operationQuery(posts.chart, {})] });
  const highest = top.data?.items ?? none;
  // The highest posts are shown with those who report to them, and where these are few, with theirs: one or two rows
  // alone would tell nothing.
  const second = useQueries({
    queries: highest.map(({ id }) => operationQuery(posts.chart, { superiorId: id })),
  }).flatMap(({ data }) => data?.items ?? none);
  const first =
    second.length > few ? highest : [...highest, ...second.filter((post) => post.subordinates > 0)];
  const shown = new Set<string>([...first.map(({ id }) => id), ...opened]);
  for (const id of closed) shown.delete(id);
  const read = useQueries({
    queries: [...shown].map((id) => operationQuery(posts.chart, { superiorId: id as PostId })),
  });
  const branches: Branch<ChartPost>[] = [...highest, ...read.flatMap(({ data }) => data?.items ?? none)].map(
    (post) => ({ id: post.id, parentId: post.superiorId, value: post, hasBelow: post.subordinates > 0 }),
  );
  const failed = read.find(({ isError }) => isError);

  if (!top.data) return <AnswerState of={top} loading={<LoadingRows tall />} />;
  if (highest.length === 0)
    return <EmptyState title={t('organization.chart.none')}>{t('organization.chart.noneHint')}</EmptyState>;
  const isReading = (id: string) => read[[...shown].indexOf(id)]?.isPending ?? false;
  return (
    <div className={styles.chart}>
      <p className={styles.hint}>{t('organization.chart.hint')}</p>
      {failed ? <ErrorState compact error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      <BranchTree
        label={t('organization.structure.chart')}
        look="cards"
        rows={branchRows(branches, (id) => shown.has(id))}
        nameOf={({ name }) => name}
        content={(post) => <ChartCard post={post} reading={shown.has(post.id) && isReading(post.id)} />}
        onChoose={(id) => void navigate({ to: postPath(id) })}
        onOpen={(id, open) => {
          setOpened((before) => withId(before, id, open));
          setClosed((before) => withId(before, id, !open));
        }}
      />
    </div>
  );
}

function withId(ids: ReadonlySet<string>, id: string, inside: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (inside) next.add(id);
  else next.delete(id);
  return next;
}

function ChartCard({ post, reading }: { post: ChartPost; reading: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={styles.card}>
      <Initials name={post.holder?.name ?? '–'} size={36} />
      <span className={styles.words}>
        <span className={styles.post}>{post.name}</span>
        <span className={styles.holder}>
          <HolderWords holder={post.holder} />
        </span>
      </span>
      <span className={styles.unit}>{post.unitName}</span>
      {post.subordinates > 0 ? (
        <span className={styles.count}>
          {reading ? t('office.loading') : t('organization.chart.subordinates', { count: post.subordinates })}
        </span>
      ) : null}
    </span>
  );
}
