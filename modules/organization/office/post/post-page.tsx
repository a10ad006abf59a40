import { Link, useParams } from '@tanstack/react-router';
import { CircleSlash, Pencil, Star, UserPlus, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { posts } from '../../contract/posts.ts';
import { postPath, structurePath, unitPath, unitPlace } from '../addresses.ts';
import { LastDayForm } from '../last-day-form.tsx';
import { HolderWords } from '../structure/holder-words.tsx';
import { AppointForm } from './appoint-form.tsx';
import { HolderRows } from './holder-rows.tsx';
import { ChangePostForm, type PostView } from './post-form.tsx';
import styles from './post-page.module.css';
import { PostRoles } from './post-roles.tsx';
import { PostSecretaries } from './post-secretaries.tsx';
import { sortByTerm } from './sort-by-term.ts';

/** One post: who holds it and held it, who acts for them, and what it may do. */
export function PostPage() {
  const { t } = useTranslation();
  const { postId } = useParams({ strict: false }) as { postId: PostId };
  const answer = useOperation(posts.open, { postId });
  if (answer.data) return <Post post={answer.data} />;
  return (
    <>
      <PageHeader
        title={t('organization.post.one')}
        back={{ to: structurePath, label: t('organization.structure.title') }}
      />
      <AnswerState of={answer} />
    </>
  );
}

function Post({ post }: { post: PostView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { now, past } = sortByTerm(post.holders, new Date());
  const isVacant = !post.holders.some((holder) => isRunning(holder, new Date()));
  const manages = post.can.manage && post.activeUntil === null;
  return (
    <>
      <PageHeader
        title={post.name}
        back={{ to: unitPath(post.unitId), label: post.unitName }}
        badges={
          <>
            {post.isHead ? (
              <StatusBadge tone="neutral" icon={Star} label={t('organization.post.head')} />
            ) : null}
            {isVacant && !post.activeUntil ? (
              <StatusBadge tone="wait" icon={UserRoundX} label={t('organization.vacant')} />
            ) : null}
            {post.activeUntil ? (
              <StatusBadge
                tone="bad"
                icon={CircleSlash}
                label={t('organization.closedAfter', { day: format.shortDay(post.activeUntil) })}
              />
            ) : null}
          </>
        }
        actions={
          manages ? (
            <>
              <DialogButton verb={t('organization.post.close')} icon={CircleSlash}>
                {(close) => (
                  <LastDayForm
                    op={posts.close}
                    inputOf={(activeUntil) => ({ postId: post.id, activeUntil })}
                    verb={t('organization.post.close')}
                    hint={t('organization.post.closeHint', { post: post.name })}
                    done={t('organization.closed')}
                    onEnd={close}
                  />
                )}
              </DialogButton>
              <DialogButton
                verb={t('organization.changeVerb')}
                icon={Pencil}
                title={t('organization.post.change')}
                wide
                keeps
              >
                {(close) => <ChangePostForm post={post} onDone={close} onCancel={close} />}
              </DialogButton>
              <DialogButton
                verb={t('organization.holder.appoint')}
                icon={UserPlus}
                title={t('organization.holder.appointTo', { post: post.name })}
                look="main"
                keeps
              >
                {(close) => <AppointForm post={post} onDone={close} onCancel={close} />}
              </DialogButton>
            </>
          ) : undefined
        }
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={t('organization.holder.current')} flush>
            {now.length === 0 ? (
              <NothingYet>
                {t(manages ? 'organization.holder.noneYours' : 'organization.holder.none')}
              </NothingYet>
            ) : (
              <HolderRows holders={now} canEnd={post.can.manage} />
            )}
          </Panel>
          {past.length > 0 ? (
            <Panel title={t('organization.holder.past')} flush>
              <HolderRows holders={past} />
            </Panel>
          ) : null}
          <PostSecretaries post={post} />
        </div>
        <div className={styles.column}>
          <Panel title={t('organization.post.about')}>
            <PostFacts post={post} />
          </Panel>
          <PostRoles post={post} />
        </div>
      </div>
    </>
  );
}

function isRunning({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }, now: Date): boolean {
  return new Date(startsAt) <= now && (endsAt === null || new Date(endsAt) > now);
}

function PostFacts({ post }: { post: PostView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { superior } = post;
  return (
    <Facts
      of={[
        [
          t('organization.unit.one'),
          <Link key="unit" {...unitPlace(post.unitId)}>
            {post.unitName}
          </Link>,
        ],
        [
          t('organization.post.superior'),
          superior ? (
            <>
              <Link to={postPath(superior.id)}>{superior.name}</Link>
              <br />
              <HolderWords holder={superior.holder} />
            </>
          ) : (
            t('organization.post.noSuperior')
          ),
        ],
        [t('organization.post.kind'), t(`organization.postKind.${post.kind}`)],
        [t('organization.post.echelon'), post.echelon],
        [
          t('organization.post.code'),
          post.code ? (
            <span key="code" className="figures">
              {post.code}
            </span>
          ) : null,
        ],
        [t('organization.activeFrom'), format.day(post.activeFrom)],
      ]}
    />
  );
}
