import { Button } from '@mantine/core';
import { Check, Clock, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { useActOnMany } from '#office/data/use-act-on-many.ts';
import { rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useSelection } from '#office/design/list/use-selection.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type ReviewView, reviews } from '../../contract/reviews.ts';
import { DeskRow, DeskRows } from './desk-row.tsx';
import { isWide } from './is-wide.ts';
import { useReviewFacts } from './review-facts.ts';
import { SettleForm } from './settle-form.tsx';

interface ReviewsPanelProps {
  state: 'waiting' | 'appealed';
  person: PersonId | undefined;
}

const keyOf = ({ checkIn }: ReviewView) => checkIn.id;
const stales = ['attendance.'];

/** Doubtful check-ins, or appeals: why somebody has to look, and the decision, of one or of many. */
export function ReviewsPanel({ state, person }: ReviewsPanelProps) {
  const { t } = useTranslation();
  const pages = useOperationPages(reviews.list, { state, ...(person ? { personId: person } : {}) });
  const open = rowsOf(pages).filter(({ can }) => can.decide);
  const selection = useSelection(open, keyOf);
  const [refusing, setRefusing] = useState<ReviewView | null>(null);
  const [settling, setSettling] = useState<ReviewView | null>(null);
  const decide = useAct(reviews.decide, {
    stales,
    onDone: ({ state: now, person: of }) => {
      setRefusing(null);
      toast(t(`attendance.desk.decided.${now}`, { name: of.name }));
    },
  });
  const many = useActOnMany(reviews.decide, {
    stales,
    done: (count) => t('attendance.desk.acceptedMany', { count }),
    onDone: selection.clear,
  });
  const acceptMany = () =>
    many.run(selection.chosen.map(({ checkIn }) => ({ checkInId: checkIn.id, decision: 'accept' as const })));
  const what = state === 'appealed' ? 'appeals' : 'check-ins';
  return (
    <Panel title={t(`attendance.desk.${what}`)} hint={t(`attendance.desk.${what}.hint`)} flush>
      <PagedRows pages={pages} empty={<NothingYet>{t(`attendance.desk.${what}.none`)}</NothingYet>}>
        {(rows) => (
          <DeskRows
            count={selection.chosen.length}
            bulk={
              <Button
                loading={many.busy}
                leftSection={<Check size={16} aria-hidden="true" />}
                onClick={acceptMany}
              >
                {t('attendance.desk.accept')}
              </Button>
            }
          >
            {rows.map((review) => (
              <ReviewRow
                key={keyOf(review)}
                review={review}
                choose={{
                  chosen: selection.has(keyOf(review)),
                  onToggle: (range) => selection.toggle(keyOf(review), range),
                }}
                busy={decide.isPending || many.busy}
                onAccept={() => decide.mutate({ checkInId: keyOf(review), decision: 'accept' })}
                onRefuse={() => setRefusing(review)}
                onSettle={() => setSettling(review)}
              />
            ))}
          </DeskRows>
        )}
      </PagedRows>
      <ConfirmWithReason
        key={refusing ? keyOf(refusing) : 'none'}
        opened={refusing !== null}
        onClose={() => setRefusing(null)}
        title={t(`attendance.desk.${what}.refuseTitle`, { name: refusing?.person.name })}
        verb={t('attendance.desk.refuse')}
        label={t('attendance.desk.reason')}
        takes={(reason) => reason.trim() !== '' && reason.length <= 500}
        busy={decide.isPending}
        error={refusing ? decide.error : null}
        onConfirm={(reason) =>
          refusing && decide.mutate({ checkInId: keyOf(refusing), decision: 'refuse', reason })
        }
      >
        {t(`attendance.desk.${what}.refuseHint`)}
      </ConfirmWithReason>
      <Dialog
        opened={settling !== null}
        onClose={() => setSettling(null)}
        title={t('attendance.desk.settleTitle', { name: settling?.person.name })}
      >
        {settling ? <SettleForm checkIn={settling.checkIn} onEnd={() => setSettling(null)} /> : null}
      </Dialog>
    </Panel>
  );
}

interface ReviewRowProps {
  review: ReviewView;
  choose: { chosen: boolean; onToggle: (range: boolean) => void };
  busy: boolean;
  onAccept: () => void;
  onRefuse: () => void;
  onSettle: () => void;
}

function ReviewRow({ review, choose, busy, onAccept, onRefuse, onSettle }: ReviewRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const factsOf = useReviewFacts();
  const { checkIn, person, can } = review;
  const facts = factsOf(review);
  return (
    <DeskRow
      person={person}
      title={`${t(`attendance.direction.${checkIn.direction}`)}, ${format.moment(checkIn.at)}`}
      facts={can.decide ? facts : [...facts, t('attendance.desk.byAnother')]}
      {...(can.decide ? { choose } : {})}
    >
      {can.decide ? (
        <>
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            leftSection={<X size={14} aria-hidden="true" />}
            onClick={onRefuse}
          >
            {t('attendance.desk.refuse')}
          </Button>
          {isWide(checkIn) ? (
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
              leftSection={<Clock size={14} aria-hidden="true" />}
              onClick={onSettle}
            >
              {t('attendance.desk.settle')}
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            disabled={busy}
            leftSection={<Check size={14} aria-hidden="true" />}
            onClick={onAccept}
          >
            {t('attendance.desk.accept')}
          </Button>
        </>
      ) : null}
    </DeskRow>
  );
}
