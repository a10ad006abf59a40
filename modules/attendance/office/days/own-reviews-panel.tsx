import { Button } from '@mantine/core';
import { MessageSquareWarning } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type ReviewView, reviews } from '../../contract/reviews.ts';
import { ReviewBadge } from '../words/review-badge.tsx';
import { useReviewWords } from '../words/use-review-words.ts';

/** Own check-ins at which somebody has to look or looked, with the way to appeal; not there where there are none. */
export function OwnReviewsPanel() {
  const { t } = useTranslation();
  const pages = useOperationPages(reviews.listOwn, { size: 10 });
  const [appealed, setAppealed] = useState<ReviewView | null>(null);
  const appeal = useAct(reviews.appeal, {
    stales: ['attendance.'],
    onDone: () => {
      setAppealed(null);
      toast(t('attendance.appeal.done'));
    },
  });
  if (pages.isSuccess && rowsOf(pages).length === 0) return null;
  return (
    <Panel title={t('attendance.own-reviews.title')} hint={t('attendance.own-reviews.hint')} flush>
      <PagedRows pages={pages} empty={null} compact>
        {(rows) => (
          <PanelRows>
            {rows.map((review) => (
              <OwnReview key={review.checkIn.id} review={review} onAppeal={() => setAppealed(review)} />
            ))}
          </PanelRows>
        )}
      </PagedRows>
      <ConfirmWithReason
        key={appealed?.checkIn.id}
        opened={appealed !== null}
        onClose={() => setAppealed(null)}
        title={t('attendance.appeal.title')}
        verb={t('attendance.appeal.verb')}
        label={t('attendance.appeal.reason')}
        takes={(reason) => reason.trim() !== '' && reason.length <= 500}
        busy={appeal.isPending}
        error={appealed ? appeal.error : null}
        onConfirm={(reason) => appealed && appeal.mutate({ checkInId: appealed.checkIn.id, reason })}
      >
        {t('attendance.appeal.hint')}
      </ConfirmWithReason>
    </Panel>
  );
}

function OwnReview({ review, onAppeal }: { review: ReviewView; onAppeal: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useReviewWords();
  const { checkIn, grounds, state, steps, can } = review;
  const last = steps.at(-1);
  return (
    <PanelRow
      icon={MessageSquareWarning}
      name={`${t(`attendance.direction.${checkIn.direction}`)}, ${format.moment(checkIn.at)}`}
      detail={grounds.map((ground) => t(`attendance.ground.${ground}`)).join('; ')}
      further={[...words.risks(checkIn), last ? words.step(last) : null].filter(Boolean).join(' · ') || null}
    >
      <ReviewBadge state={state} />
      {can.appeal ? (
        <Button size="compact-sm" variant="default" onClick={onAppeal}>
          {t('attendance.appeal.verb')}
        </Button>
      ) : null}
    </PanelRow>
  );
}
