import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import { type HoldsInput, holdInput } from '../../state/held-input.ts';
import type { ContractForm } from './use-contract-form.ts';

/** The forms of the dialog around: it asks them before it is closed by a stray key or press. */
export const DialogForms = createContext<Set<HoldsInput> | null>(null);

/**
 * Tells the dialog and the page around that something typed would be lost with them. `leaving` is what counts for leaving
 * the page, where that differs.
 */
export function useHeldInput(closing: HoldsInput, leaving: HoldsInput = closing): void {
  const forms = useContext(DialogForms);
  const latest = useRef({ closing, leaving });
  latest.current = { closing, leaving };
  // Together with the form itself: what is gone from the screen holds nothing any more.
  useLayoutEffect(() => {
    const own: HoldsInput = () => latest.current.closing();
    forms?.add(own);
    const letGo = holdInput(() => latest.current.leaving(), own);
    return () => {
      forms?.delete(own);
      letGo();
    };
  }, [forms]);
}

/** The same for a form of the contract. What is being sent leads to the next page by itself. */
export function useHeldForm<Values extends Record<string, unknown>>({
  form,
  busy,
}: Pick<ContractForm<Values>, 'form' | 'busy'>): void {
  const holds = () => Object.keys(form.getValues()).some((field) => form.isDirty(field));
  useHeldInput(holds, () => !busy && holds());
}
