import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';
import { useHeldForm } from '#office/design/form/use-held-input.ts';
import { Keys } from '#office/design/keyboard/keys.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import type { Proposal } from '../../contract/views.ts';
import { AddresseeField } from './addressee-field.tsx';
import { ClassificationField } from './classification-field.tsx';
import { asksForALook } from './confidence.ts';
import { Field, type FieldInputProps, type FieldKit } from './field.tsx';
import { inputOf, spans } from './field-inputs.tsx';
import { type FieldName, type FormShape, firstToLookAt, neighbourOf, sectionsOf } from './field-order.ts';
import { type FormValues, readingByField } from './form-values.ts';
import styles from './letter-form.module.css';

interface LetterFormProps {
  of: ContractForm<FormValues>;
  shape: FormShape;
  proposals: readonly Proposal[];
  /** The verb of the act: `Registrasikan`. */
  verb: string;
  /** Changes when the form is filled anew: the clerk then begins at the first field that asks for a look. */
  filling: string;
  /** Hears which field the clerk is in, for the document beside it. */
  onField: (name: FieldName | null) => void;
  also?: ReactNode;
  /** Stands above the button, where the eye is when the form is sent. */
  note?: ReactNode;
}

const demanded = new Set<FieldName>(['sender', 'subject', 'addressees', 'letterType', 'reason']);
/** Enter makes a new line there; Tab and Ctrl+Enter lead out. */
const ofSeveralLines = new Set<string>(['summary']);
/** Fields that take one more with every Enter. */
const ofMany = new Set<string>(['addressees', 'readers']);

/** The registration form. Enter moves on, Shift+Enter back, Ctrl+Enter does the act. */
export function LetterForm({ of, shape, proposals, verb, filling, onField, also, note }: LetterFormProps) {
  const { t } = useTranslation();
  const { form } = of;
  useHeldForm(of);
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const button = useRef<HTMLButtonElement>(null);
  const reading = readingByField(proposals);
  const sections = sectionsOf(form.values, shape);

  const focus = (name: FieldName | null) => {
    const target = name ? form.getInputNode(name) : button.current;
    target?.focus();
    if (target instanceof HTMLInputElement && target.type === 'text') target.select();
  };
  const begin = useRef(() => {});
  begin.current = () => {
    const isEmpty = (name: FieldName) => form.values[name].length === 0;
    const asks = (name: FieldName) =>
      asksForALook(reading.get(name)) || (demanded.has(name) && isEmpty(name) && name !== 'reason');
    // Why it is corrected is said last, when the fields have been gone through.
    // On a device that is touched, focus would cover half of the letter with a keyboard.
    if (!matchMedia('(pointer: coarse)').matches) focus(firstToLookAt(sections, asks));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new filling sets the clerk to the beginning
  useEffect(() => {
    setLooked(new Set());
    const frame = requestAnimationFrame(() => begin.current());
    return () => cancelAnimationFrame(frame);
  }, [filling]);

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const target = event.target as HTMLElement;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      of.onSubmit();
      return;
    }
    const name = target.dataset.path as FieldName | undefined;
    if (!name || (ofSeveralLines.has(name) && !event.shiftKey)) return;
    // In a field of many, Enter that took an option waits for the next one.
    if (event.defaultPrevented && ofMany.has(name)) return;
    event.preventDefault();
    const next = neighbourOf(sections, name, event.shiftKey ? -1 : 1);
    // At once: the next key of a quick hand already belongs to the next field.
    if (next || !event.shiftKey) focus(next);
  };

  const kit: FieldKit = {
    form,
    reading,
    looked,
    onEnter: onField,
    onLeave: (name) => setLooked((before) => (before.has(name) ? before : new Set(before).add(name))),
  };
  const input = (name: FieldName) => (props: FieldInputProps) => {
    if (name === 'addressees') return <AddresseeField {...props} addressedTo={form.values.addressedTo} />;
    if (name === 'classificationCode') {
      return <ClassificationField {...props} proposals={proposals.filter(({ field }) => field === name)} />;
    }
    return inputOf(name)(props);
  };
  return (
    <form noValidate className={styles.form} onSubmit={of.onSubmit} onKeyDown={onKeyDown}>
      {sections.map(({ id, fields }) => (
        <fieldset key={id} className={styles.section}>
          <legend>{t(`letters.section.${id}`)}</legend>
          {fields.map((name) => (
            <Field key={name} name={name} kit={kit} required={demanded.has(name)} span={spans[name] ?? 6}>
              {input(name)}
            </Field>
          ))}
        </fieldset>
      ))}
      <div className={styles.bar}>
        {note}
        {of.error ? <ErrorState compact error={of.error} /> : null}
        <div className={styles.buttons}>
          <Button ref={button} type="submit" loading={of.busy} className={styles.act}>
            {verb}
          </Button>
          {also}
          <span className={styles.hint}>
            <Keys keys="mod+enter" /> {verb.toLowerCase()} · <Keys keys="enter" /> {t('letters.keys.next')}
          </span>
        </div>
      </div>
    </form>
  );
}
