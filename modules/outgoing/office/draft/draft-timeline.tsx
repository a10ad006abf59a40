import {
  Ban,
  Check,
  ClockAlert,
  ClockCheck,
  Eye,
  FileX2,
  Hash,
  History,
  type LucideIcon,
  MailCheck,
  MailX,
  Pencil,
  PenLine,
  PenTool,
  Plus,
  Printer,
  RotateCcw,
  Send,
  Undo2,
  UserMinus,
  UserPlus,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { Tone } from '#office/design/status-badge.tsx';
import { Timeline } from '#office/design/timeline.tsx';
import { drafts } from '../../contract/drafts.ts';
import type { DraftId } from '../../contract/terms.ts';

const looks: Record<string, { icon: LucideIcon; tone?: Tone }> = {
  'draft.begun': { icon: Plus },
  'draft.changed': { icon: Pencil },
  'draft.co-writers-named': { icon: UserPlus },
  'draft.co-writers-taken-off': { icon: UserMinus },
  'draft.version-kept': { icon: History },
  'draft.submitted': { icon: Send },
  'draft.taken-back': { icon: RotateCcw, tone: 'wait' },
  'step.taken-back': { icon: RotateCcw, tone: 'wait' },
  'step.approved': { icon: Check, tone: 'good' },
  'step.edited': { icon: PenLine, tone: 'good' },
  'step.returned': { icon: Undo2, tone: 'bad' },
  'draft.ready': { icon: PenTool, tone: 'wait' },
  'draft.cancelled': { icon: Ban, tone: 'bad' },
  'draft.broken-off': { icon: Ban, tone: 'bad' },
  'number.reserved': { icon: Hash },
  'number.voided': { icon: Hash, tone: 'bad' },
  'outgoing.signed': { icon: PenTool, tone: 'good' },
  'outgoing.time-stamped': { icon: ClockCheck, tone: 'good' },
  'outgoing.proof-added': { icon: ClockCheck, tone: 'good' },
  'outgoing.signer-found-revoked': { icon: ClockAlert, tone: 'bad' },
  'outgoing.stamp-given-up': { icon: ClockAlert, tone: 'bad' },
  'outgoing.stamp-asked-again': { icon: RotateCcw },
  'outgoing.sent': { icon: Send, tone: 'good' },
  'delivery.arrived': { icon: MailCheck },
  'delivery.read': { icon: Eye },
  'delivery.failed': { icon: MailX, tone: 'bad' },
  'delivery.printed': { icon: Printer },
  'delivery.handed-over': { icon: MailCheck, tone: 'good' },
  'outgoing.amended': { icon: FileX2, tone: 'wait' },
};

/** What happened to a letter, as sentences. */
export function DraftTimeline({ draftId }: { draftId: DraftId }) {
  const { t } = useTranslation();
  const answer = useOperation(drafts.timeline, { draftId });
  if (!answer.data) return <AnswerState of={answer} compact loading={<LoadingRows rows={3} />} />;
  return (
    <Timeline
      label={t('outgoing.draft.timeline')}
      entries={withoutRepeats(answer.data).map(({ id, at, type, sentence, note }) => ({
        id,
        at,
        sentence,
        ...(note ? { detail: note } : {}),
        ...looks[type],
      }))}
    />
  );
}

/** Fields save themselves, one by one: of changes by the same person right after each other the last is told. */
function withoutRepeats<Entry extends { type: string; sentence: string }>(
  entries: readonly Entry[],
): Entry[] {
  return entries.filter(({ type, sentence }, at) => {
    const next = entries[at + 1];
    return type !== 'draft.changed' || next?.type !== type || next.sentence !== sentence;
  });
}
