import type { GetInputProps } from '@mantine/form';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { Proposal } from '../../contract/views.ts';
import { confidenceOf } from './confidence.ts';
import { hintOf } from './field-hint.ts';
import type { FieldName } from './field-order.ts';
import type { FormValues } from './form-values.ts';
import styles from './letter-form.module.css';
import { ReadingNote } from './reading-note.tsx';

/** What every input of the form is given: what the form library binds, and the words around it. */
export type FieldInputProps = ReturnType<GetInputProps<FormValues>> & {
  label: string;
  required: boolean;
  description?: ReactNode;
  descriptionProps?: { className: string };
  inputWrapperOrder?: ('label' | 'input' | 'description' | 'error')[];
  'data-path'?: string;
};

/** What the form knows besides the values. */
export interface FieldKit {
  form: ContractForm<FormValues>['form'];
  reading: ReadonlyMap<string, Proposal>;
  looked: ReadonlySet<string>;
  onEnter: (name: FieldName) => void;
  onLeave: (name: FieldName) => void;
}

interface FieldProps {
  name: FieldName;
  kit: FieldKit;
  required: boolean;
  /** Columns of six. */
  span: number;
  children: (props: FieldInputProps) => ReactNode;
}

const belowInput: FieldInputProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

/** One field: its name, how sure the reading is, why, the input, and what is wrong with it. */
export function Field({ name, kit, required, span, children }: FieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { form, reading, looked } = kit;
  const label = t(`letters.field.${name}`);
  const proposal = reading.get(name);
  const input = form.getInputProps(name);
  const reads = proposal
    ? t('letters.reading.unseen', { confidence: t(`letters.confidence.${confidenceOf(proposal)}`) })
    : null;
  const hint = hintOf(name, form.values[name], (day) => format.daysUntil(day));
  const props: FieldInputProps = {
    ...input,
    label,
    required,
    onFocus: () => kit.onEnter(name),
    onBlur: () => kit.onLeave(name),
    'data-path': name,
    ...(reads ? { description: reads, descriptionProps: { className: 'unseen' } } : {}),
    ...(hint
      ? {
          description: (
            <>
              {hint.warns ? <TriangleAlert size={14} aria-hidden="true" /> : null} {t(hint.text)}
              {reads ? <span className="unseen"> {reads}</span> : null}
            </>
          ),
          descriptionProps: { className: (hint.warns ? styles.warning : styles.below)! },
          inputWrapperOrder: belowInput,
        }
      : {}),
  };
  return (
    <div className={styles.field} data-span={span}>
      {children(props)}
      {proposal ? (
        <ReadingNote
          label={label}
          proposal={proposal}
          changed={form.values[name] !== proposal.value}
          looked={looked.has(name)}
          onRestore={() => form.setFieldValue(name, proposal.value)}
        />
      ) : null}
    </div>
  );
}
