import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { PostId } from '#core/contract/ids.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { Day } from '#core/contract/schemas.ts';
import type { LetterId, Urgency } from '#modules/letters/contract/terms.ts';
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
  const giveFurther = useGiveFurther();
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
    submit: async (values) => {
      const fields = GivingFields.parse(shape(values));
      if (target.recipientId) return forward.mutateAsync({ recipientId: target.recipientId, ...fields });
      const act = await give.mutateAsync({ letterId: target.letterId, postId: from, ...fields });
      await giveFurther(target.further ?? [], { postId: from, ...fields });
      return act;
    },
  });
  return form;
}

type Said = Omit<SentInput<typeof dispositions.give>, 'letterId'>;

/** Says the same of further letters, one after the other; what was refused is told, what was given stays given. */
function useGiveFurther(): (letterIds: readonly LetterId[], said: Said) => Promise<void> {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queries = useQueryClient();
  return async (letterIds, said) => {
    let given = 0;
    for (const letterId of letterIds) {
      try {
        await call(dispositions.give, { letterId, ...said });
        given += 1;
      } catch (fault) {
        toast(errorText(fault), { tone: 'bad' });
      }
    }
    if (given > 0) toast(t('dispositions.give.furtherDone', { count: given }));
    if (letterIds.length > 0) await staleByOperation(queries, stales);
  };
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
