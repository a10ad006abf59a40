import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../states/error-state.tsx';
import styles from './form.module.css';
import type { ContractForm } from './use-contract-form.ts';
import { useHeldForm } from './use-held-input.ts';

interface FormProps<Values extends Record<string, unknown>> {
  of: ContractForm<Values>;
  children: ReactNode;
  /** The verb of the act: `Daftarkan`, `Teruskan`. */
  verb: string;
  onCancel?: () => void;
  /** Further buttons beside the verb. */
  also?: ReactNode;
  /** Two columns where there is room. */
  wide?: boolean;
}

/**
 * A form with its fields, its general fault and its buttons. Ctrl+Enter sends it from anywhere inside. What was typed into
 * it does not go by a stray key, press or link: dialog and page ask first.
 */
export function Form<Values extends Record<string, unknown>>({
  of,
  children,
  verb,
  onCancel,
  also,
  wide,
}: FormProps<Values>) {
  const { t } = useTranslation();
  useHeldForm(of);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={of.onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          of.onSubmit();
        }
      }}
    >
      <div className={wide ? styles.fieldsWide : styles.fields}>{children}</div>
      {of.error ? <ErrorState compact error={of.error} /> : null}
      <div className={styles.buttons}>
        <Button type="submit" loading={of.busy}>
          {verb}
        </Button>
        {also}
        {onCancel ? (
          <Button variant="default" onClick={onCancel} disabled={of.busy}>
            {t('office.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

interface FieldGroupProps {
  title: string;
  hint?: string;
  children: ReactNode;
}

/** Fields that belong together, under a heading that screen readers name with each of them. */
export function FieldGroup({ title, hint, children }: FieldGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {children}
    </fieldset>
  );
}
