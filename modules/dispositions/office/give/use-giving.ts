import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { PostId } from '#core/contract/ids.ts';
import { Day } from '#core/contract/schemas.ts';
import type { Urgency } from '#modules/letters/contract/terms.ts';
import { call } from '#office/data/client.ts';
import { staleByOperation, useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { useSession } from '#office/session/use-session.ts';
import { dispositions } from '../../contract/dispositions.ts';
import { GivingFields } from '../../contract/fields.ts';
import type { DispositionView, Instruction } from '../../contract/views.ts';
import { type DeadlineChoice, dayOf } from './deadline-choices.ts';
import type { GivingTarget } from './giving-target.ts';
import { keepLastUsed, lastUsed } from './last-used.ts';

export interface GivingValues extends Record<string, unknown> {
  recipients: string[];
  instructions: string[];
  note: string;
  deadlineChoice: DeadlineChoice;
  /** The day of the choice `own`. */
  deadline: string;
  urgency: Urgency;
  secret: boolean;
}

/** Asked for where a post gives for the first time. */
const usualInstruction = 'TINDAK_LANJUT';
const stales = ['dispositions.', 'letters.'];

/** The contract's fields; that it must say something is known before it is sent. */
const Filled = GivingFields.extend({ deadline: Day.nullish() }).refine(
  ({ instructions, note }) => instructions.length > 0 || note !== '',
  { path: ['instructions'], message: 'dispositions.says-nothing' },
) as z.ZodType;

/** The form of one act of giving, through one post. */
export function useGiving(
  target: GivingTarget,
  from: PostId,
  offered: readonly Instruction[],
  onDone: () => void,
) {
  const { agency } = useSession();
  const tellGiven = useTellGiven();
  const told = (act: DispositionView) => {
    keepLastUsed(from, {
      instructions: form.form.values.instructions,
      recipients: form.form.values.recipients,
    });
    tellGiven(act);
    onDone();
  };
  const give = useAct(dispositions.give, { stales, onDone: told });
  const forward = useAct(dispositions.forward, { stales, onDone: told });
  const shape = ({ deadlineChoice, deadline, ...values }: GivingValues) => ({
    ...values,
    deadline: dayOf(deadlineChoice, deadline, agency.zone),
  });
  const form = useContractForm<GivingValues>({
    schema: Filled,
    initial: {
      recipients: [],
      instructions: preselected(from, offered),
      note: '',
      deadlineChoice: target.deadline ? 'inherited' : 'none',
      deadline: '',
      urgency: target.urgency,
      secret: false,
    },
    shape,
    submit: (values) => {
      const fields = GivingFields.parse(shape(values));
      return target.recipientId
        ? forward.mutateAsync({ recipientId: target.recipientId, ...fields })
        : give.mutateAsync({ letterId: target.letterId, postId: from, ...fields });
    },
  });
  return form;
}

/** What was asked last time, as far as it is still offered. */
function preselected(from: PostId, offered: readonly Instruction[]): string[] {
  const codes = new Set<string>(offered.map((one) => one.code));
  const last = lastUsed(from).instructions.filter((code) => codes.has(code));
  if (last.length > 0) return last;
  return codes.has(usualInstruction) ? [usualInstruction] : offered.slice(0, 1).map((one) => one.code);
}

/** Says to whom it went, and takes it back while nobody has read it. */
function useTellGiven(): (act: DispositionView) => void {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queries = useQueryClient();
  return (act) => {
    const names = act.recipients.map((desk) => desk.post.name);
    const undo = async () => {
      const tries = await Promise.allSettled(
        act.recipients.map((desk) => call(dispositions.cancel, { recipientId: desk.id })),
      );
      const refused = tries.find((one) => one.status === 'rejected');
      if (refused) toast(errorText(refused.reason), { tone: 'bad' });
      else toast(t('dispositions.give.undone'), { tone: 'neutral' });
      await staleByOperation(queries, stales);
    };
    const text =
      names.length > 2
        ? t('dispositions.give.doneMany', { first: names[0], count: names.length - 1 })
        : t('dispositions.give.done', { posts: names.join(t('dispositions.and')) });
    toast(text, { undo: () => void undo() });
  };
}
