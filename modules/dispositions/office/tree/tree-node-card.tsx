import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPost } from '#office/design/person-post.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DeskView } from '../../contract/views.ts';
import { DeskDue } from '../words/desk-due.tsx';
import { DeskStateBadge } from '../words/desk-state-badge.tsx';
import { Said } from '../words/said.tsx';
import { UrgencyBadge } from '../words/urgency-badge.tsx';
import { useDuration } from '../words/use-duration.ts';
import { ReportCard } from './report-card.tsx';
import styles from './tree-node-card.module.css';
import type { TreeNode } from './tree-parts.ts';

/** One post of the tree: who, where it stands, since when, what it said below, what it reported. */
export function TreeNodeCard({ node, children }: { node: TreeNode; children?: ReactNode }) {
  const { t } = useTranslation();
  const { post, desk, gave } = node;
  return (
    <div className={styles.node}>
      <div className={styles.head}>
        <PersonPost name={post.holderName} post={post.name} />
        {desk ? (
          <span className={styles.badges}>
            <DeskStateBadge state={desk.state} />
            {desk.settledAt ? null : <UrgencyBadge urgency={desk.urgency} />}
            <DeskDue desk={desk} />
          </span>
        ) : (
          <span className={styles.root}>{t('dispositions.tree.addressee')}</span>
        )}
      </div>
      {desk ? <Times desk={desk} /> : null}
      {desk?.returnReason ? (
        <p className={styles.returned}>{t('dispositions.tree.returned', { reason: desk.returnReason })}</p>
      ) : null}
      {gave.map(({ act, to }) => (
        <Gave key={act.id} act={act} to={to} />
      ))}
      {desk?.reports.map((report) => (
        <ReportCard key={report.id} report={report} />
      ))}
      <div className={styles.acts}>{children}</div>
    </div>
  );
}

function Gave({ act, to }: TreeNode['gave'][number]) {
  const { t } = useTranslation();
  const format = useFormat();
  const capacity =
    act.capacity === 'definitive' ? '' : t(`dispositions.by.${act.capacity}`, { name: act.givenBy.name });
  return (
    <div className={styles.gave}>
      <p className={styles.to}>
        {t('dispositions.tree.gave', { posts: to.join(', ') })} ·{' '}
        <time dateTime={act.givenAt}>{format.moment(act.givenAt)}</time>
        {capacity ? <> · {capacity}</> : null}
      </p>
      <Said {...act} />
      {act.closedAt ? (
        <p className={styles.to}>
          {t('dispositions.tree.closed', { day: format.moment(act.closedAt) })}
          {act.closedNote ? <>: {act.closedNote}</> : null}
        </p>
      ) : null}
    </div>
  );
}

/** The steps with their times, how long it lay here, and who is next. */
function Times({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = useDuration();
  const steps = [
    ['given', desk.givenAt],
    ['read', desk.readAt],
    ['started', desk.startedAt],
    ['forwarded', desk.forwardedAt],
    ['reported', desk.reportedAt],
    ['settled', desk.settledAt],
  ] as const;
  return (
    <p className={styles.times}>
      {steps.map(([step, at]) =>
        at ? (
          <span key={step}>
            {t(`dispositions.step.${step}`)}{' '}
            <time dateTime={at} title={format.moment(at)}>
              {format.recent(at)}
            </time>
          </span>
        ) : null,
      )}
      <span className={styles.desk}>
        <Hourglass size={13} aria-hidden="true" />
        {t(desk.deskSince ? 'dispositions.tree.onDesk' : 'dispositions.tree.wasOnDesk', {
          time: duration(desk.deskSeconds),
        })}
      </span>
      {desk.next && desk.next.id !== desk.post.id ? (
        <span>{t('dispositions.tree.next', { post: desk.next.name })}</span>
      ) : null}
    </p>
  );
}
