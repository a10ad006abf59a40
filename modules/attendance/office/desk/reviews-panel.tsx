import { Check, Clock, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Panel } from '#office/design/panel.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type ReviewView, reviews } from '../../contract/reviews.ts';
import type { CheckInId } from '../../contract/terms.ts';
import { AskReason, DecisionList, RowAct, stales } from './decision-list.tsx';
import { DeskRow, type DeskRowProps } from './desk-row.tsx';
import { isWide } from './is-wide.ts';
import { useReviewFacts } from './review-facts.ts';
import { SettleForm } from './settle-form.tsx';

interface ReviewsPanelProps {
  state: 'waiting' | 'appealed';
  person: PersonId | undefined;
}

/** Doubtful check-ins, or appeals: why somebody has to look, and the decision, of one or of many. */
export function ReviewsPanel({ state, person }: ReviewsPanelProps) {
  const { t } = useTranslation();
  const pages = useOperationPages(reviews.list, {
    state,
    ...(person ? { personId: person } : {}),
  }) as Pages<ReviewView>;
  const [refusing, setRefusing] = useState<ReviewView | null>(null);
  const [settling, setSettling] = useState<ReviewView | null>(null);
  const decide = useAct(reviews.decide, {
    stales,
    onDone: ({ state: now, person: of }) => {
      setRefusing(null);
      toast(t(`attendance.desk.decided.${now}`, { name: of.name }));
    },
  });
  const what = state === 'appealed' ? 'appeals' : 'check-ins';
  return (
    <Panel title={t(`attendance.desk.${what}`)} hint={t(`attendance.desk.${what}.hint`)} flush>
      <DecisionList
        pages={pages}
        keyOf={keyOf}
        empty={t(`attendance.desk.${what}.none`)}
        many={{
          operation: reviews.decide,
          verb: t('attendance.desk.accept'),
          inputOf: (key) => ({ checkInId: key as CheckInId, decision: 'accept' as const }),
          done: (count) => t('attendance.desk.acceptedMany', { count }),
        }}
      >
        {(review, { busy, choose }) => (
          <ReviewRow
            key={keyOf(review)}
            review={review}
            choose={choose}
            busy={busy || decide.isPending}
            onAccept={() => decide.mutate({ checkInId: review.checkIn.id, decision: 'accept' })}
            onRefuse={() => setRefusing(review)}
            onSettle={() => setSettling(review)}
          />
        )}
      </DecisionList>
      <AskReason
        of={refusing && keyOf(refusing)}
        title={t(`attendance.desk.${what}.refuseTitle`, { name: refusing?.person.name })}
        verb={t('attendance.desk.refuse')}
        busy={decide.isPending}
        error={decide.error}
        onClose={() => setRefusing(null)}
        onConfirm={(reason) =>
          refusing && decide.mutate({ checkInId: refusing.checkIn.id, decision: 'refuse', reason })
        }
      >
        {t(`attendance.desk.${what}.refuseHint`)}
      </AskReason>
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

const keyOf = ({ checkIn }: ReviewView): string => checkIn.id;

interface ReviewRowProps {
  review: ReviewView;
  choose: Pick<DeskRowProps, 'choose'>;
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
      id={checkIn.id}
      person={person}
      title={`${t(`attendance.direction.${checkIn.direction}`)}, ${format.moment(checkIn.at)}`}
      facts={can.decide ? facts : [...facts, t('attendance.desk.byAnother')]}
      {...choose}
    >
      {can.decide ? (
        <>
          <RowAct icon={X} verb={t('attendance.desk.refuse')} busy={busy} onPress={onRefuse} />
          {isWide(checkIn) ? (
            <RowAct icon={Clock} verb={t('attendance.desk.settle')} busy={busy} onPress={onSettle} />
          ) : null}
          <RowAct icon={Check} verb={t('attendance.desk.accept')} main busy={busy} onPress={onAccept} />
        </>
      ) : null}
    </DeskRow>
  );
}
