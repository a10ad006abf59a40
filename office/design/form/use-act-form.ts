import type { Operation, OutputOf, SentInput } from '#core/contract/operation.ts';
import { useAct } from '../../data/use-act.ts';
import { type ContractForm, useContractForm } from './use-contract-form.ts';

/** The fields of an input, as a form has them: text where the contract has an id or a day, which is checked before it is sent. */
type Shaped<Op extends Operation> = { [Field in keyof SentInput<Op>]: unknown };

interface ActFormOptions<Op extends Operation, Values extends Record<string, unknown>> {
  initial: Values;
  /**
   * The input of the act, where the form keeps its values otherwise. What is checked by it is what is sent. The same values
   * make the same input, or another attempt is another act: no time of day in it.
   */
  shape?: (values: Values) => Shaped<Op>;
  /** As for `useAct`. */
  stales?: readonly string[];
  /** Puts refusals beside the fields that caused them: made by `faultInField`. */
  atFields?: (error: unknown) => never;
  onDone: (output: OutputOf<Op>) => unknown;
}

/** A form that does one act of the contract. */
export function useActForm<Op extends Operation, Values extends Record<string, unknown>>(
  op: Op,
  { initial, shape, stales, atFields, onDone }: ActFormOptions<Op, Values>,
): ContractForm<Values> {
  const sentOf = (values: Values) => (shape ? shape(values) : values) as SentInput<Op>;
  const act = useAct(op, stales ? { stales } : {});
  return useContractForm<Values>({
    schema: op.input,
    initial,
    shape: sentOf,
    submit: async (values) => {
      const done = act.mutateAsync(sentOf(values));
      await onDone(await (atFields ? done.catch(atFields) : done));
    },
  });
}
