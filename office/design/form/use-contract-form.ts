import { type UseFormReturnType, useForm } from '@mantine/form';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { AppError } from '#core/contract/errors.ts';
import { toast } from '../feedback/toasts.ts';
import { useErrorText } from '../states/error-text.ts';
import { faultCodeOf } from './fault-code.ts';

export interface ContractFormOptions<Values extends Record<string, unknown>> {
  /** The input schema of the operation, or of the part of it that the form fills in. */
  schema: z.ZodType;
  initial: Values;
  /** Sends the values. A refusal with faults in fields comes back to those fields. */
  submit: (values: Values) => Promise<unknown>;
  /** Values as the schema wants them, where the form keeps them otherwise (empty text for null …). */
  shape?: (values: Values) => unknown;
}

export interface ContractForm<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  /** Give to `<form onSubmit>`, with `noValidate`. */
  onSubmit: (event?: FormEvent) => void;
  busy: boolean;
  /** A refusal that belongs to no field. */
  error: unknown;
}

/**
 * A form that is checked by the contract before it is sent, and by the server after. The first field at fault gets the
 * focus; the faults are words in the reader's language.
 */
export function useContractForm<Values extends Record<string, unknown>>(
  options: ContractFormOptions<Values>,
): ContractForm<Values> {
  const faultText = useFaultText();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sending = useRef(false);
  const stands = useRef(false);
  useEffect(() => {
    stands.current = true;
    return () => {
      stands.current = false;
    };
  }, []);
  const form = useForm<Values>({
    initialValues: options.initial,
    validateInputOnBlur: false,
    clearInputErrorOnChange: true,
    validate: (values) => {
      const shaped = options.shape ? options.shape(values) : values;
      // Told, so that an empty day or choice is called empty and not malformed.
      const result = options.schema.safeParse(shaped, { reportInput: true });
      if (result.success) return {};
      return firstPerField(
        result.error.issues.map((issue) => ({ path: issue.path.join('.'), code: faultCodeOf(issue) })),
        faultText,
      );
    },
  });

  const send = async (values: Values): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setError(null);
    try {
      await options.submit(values);
      form.resetDirty(values);
    } catch (fault) {
      // The person has gone on; here is nobody left to read it.
      if (!stands.current) return toast(errorText(fault), { tone: 'bad' });
      const known =
        fault instanceof AppError ? fault.fields.filter((field) => rootOf(field.path) in values) : [];
      if (known.length === 0) setError(fault);
      else {
        const { params } = fault as AppError;
        const errors = firstPerField(known, (one) => faultText(one, params));
        form.setErrors(errors);
        focusField(form, errors);
      }
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const submit = form.onSubmit(
    (values) => void send(values),
    (errors) => focusField(form, errors),
  );
  return {
    form,
    onSubmit: (event) => submit(event as FormEvent<HTMLFormElement>),
    busy,
    error,
  };
}

interface Fault {
  path: string;
  code: string;
  message?: string;
}

function useFaultText(): (fault: Fault, params?: Record<string, unknown>) => string {
  const { t, i18n } = useTranslation();
  return ({ code, message }, params) => {
    const key = `errors.${code}`;
    return i18n.exists(key) ? t(key, params) : message || t('errors.office.field-invalid');
  };
}

function firstPerField(faults: readonly Fault[], textOf: (fault: Fault) => string): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fault of faults) errors[fault.path] ??= textOf(fault);
  return errors;
}

function rootOf(path: string): string {
  return path.split('.')[0] ?? path;
}

function focusField<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  errors: object,
): void {
  const first = Object.keys(errors)[0];
  if (first) requestAnimationFrame(() => form.getInputNode(first)?.focus());
}
