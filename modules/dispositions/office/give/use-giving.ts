import type { z } from 'zod';
import type { PostId } from '#core/contract/ids.ts';
import { Day } from '#core/contract/schemas.ts';
import type { Urgency } from '#modules/letters/contract/terms.ts';
import { useAct } from '#office/data/use-act.ts';
import { type ContractForm, useContractForm } from '#office/design/form/use-contract-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { dispositions } from '../../contract/dispositions.ts';
import { GivingFields } from '../../contract/fields.ts';
import type { DispositionView, Instruction } from '../../contract/views.ts';
import { type DeadlineChoice, dayOf } from './deadline-choices.ts';
import type { GivingTarget } from './giving-target.ts';
import { keepLastUsed, lastUsed } from './last-used.ts';
import type { GivingMany } from './use-giving-many.ts';
import { givingStales, useTellGiven } from './use-tell-given.ts';

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
  many: GivingMany,
  onDone: () => void,
): ContractForm<GivingValues> {
  const { agency } = useSession();
  const tellGiven = useTellGiven();
  const options = {
    stales: givingStales,
    onDone: (act: DispositionView) => {
      tellGiven([act]);
      onDone();
    },
  };
  const give = useAct(dispositions.give, options);
  const forward = useAct(dispositions.forward, options);
  const shape = ({ deadlineChoice, deadline, ...values }: GivingValues) => ({
    ...values,
    deadline: dayOf(deadlineChoice, deadline, agency.zone),
  });
  return useContractForm<GivingValues>({
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
      const { recipientId, letterId, agendaNumber, subject, further } = target;
      if (recipientId) await forward.mutateAsync({ recipientId, ...fields });
      else if (further)
        await many.begin([{ letterId, agendaNumber, subject }, ...further], { postId: from, ...fields });
      else await give.mutateAsync({ letterId, postId: from, ...fields });
      keepLastUsed(from, { instructions: values.instructions, recipients: values.recipients });
    },
  });
}

/** What was asked last time, as far as it is still offered. */
function preselected(from: PostId, offered: readonly Instruction[]): string[] {
  const codes = new Set<string>(offered.map((one) => one.code));
  const last = lastUsed(from).instructions.filter((code) => codes.has(code));
  if (last.length > 0) return last;
  return codes.has(usualInstruction) ? [usualInstruction] : offered.slice(0, 1).map((one) => one.code);
}
