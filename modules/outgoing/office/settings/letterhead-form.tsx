import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { LetterheadFields } from '../../contract/letterhead-fields.ts';
import { type LetterheadView, letterheads } from '../../contract/letterheads.ts';
import { EmblemField } from './emblem-field.tsx';
import { LetterPreview } from './letter-preview.tsx';
import styles from './settings.module.css';
import { StartsOnField } from './starts-on-field.tsx';
import { useToday } from './use-today.ts';

interface HeadValues extends Record<string, unknown> {
  unitId: string | null;
  form: 'post' | 'agency';
  lines: string;
  address: string;
  place: string;
  emblem: string | null;
  startsOn: string;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

const headOf = ({ form, lines, address, place, emblem }: HeadValues) => ({
  form,
  lines: linesOf(lines),
  address: linesOf(address),
  place: orNull(place),
  emblem,
});

interface LetterheadFormProps {
  head: LetterheadView | null;
  /** What there is already: a second decision about one head follows the first. */
  known: readonly LetterheadView[];
  onEnd: () => void;
}

/** The letterhead of a unit, beside a letter under it. */
export function LetterheadForm({ head, known, onEnd }: LetterheadFormProps) {
  const { t } = useTranslation();
  const initial: HeadValues = {
    unitId: head?.unitId ?? null,
    form: head?.form ?? 'agency',
    lines: head?.lines.join('\n') ?? '',
    address: head?.address.join('\n') ?? '',
    place: head?.place ?? '',
    emblem: head?.emblem ?? null,
    startsOn: useToday(),
  };
  const latestOf = ({ unitId, form }: HeadValues) =>
    known.find((one) => one.unitId === unitId && one.form === form)?.latest ?? null;
  const form = useActForm(letterheads.save, {
    initial,
    shape: (values) => ({
      unitId: values.unitId,
      letterhead: headOf(values),
      startsOn: values.startsOn,
      follows: latestOf(values),
    }),
    onDone: ({ unitName }) => {
      toast(t('outgoing.settings.letterheadSaved', { unit: unitName }));
      onEnd();
    },
  });
  const { form: fields } = form;
  const faultOf = (path: string) =>
    Object.entries(fields.errors).find(([key]) => key.startsWith(`letterhead.${path}`))?.[1] ??
    fields.errors[path];
  const shown = LetterheadFields.safeParse(headOf(fields.values));
  const { unitId } = fields.values;
  return (
    <Form of={form} verb={t('outgoing.settings.save')} onCancel={onEnd}>
      <div className={styles.two}>
        {head ? (
          <TextInput label={t('outgoing.head.unit')} value={head.unitName} readOnly />
        ) : (
          <UnitPicker
            label={t('outgoing.head.unit')}
            description={t('outgoing.head.unitHint')}
            required
            data-autofocus
            {...fields.getInputProps('unitId')}
          />
        )}
        <div>
          <SegmentedControl
            aria-label={t('outgoing.head.form')}
            disabled={head !== null}
            data={(['agency', 'post'] as const).map((value) => ({
              value,
              label: t(`outgoing.letterhead.${value}`),
            }))}
            {...fields.getInputProps('form')}
          />
          <p className={styles.quiet}>{t(`outgoing.head.${fields.values.form}Hint`)}</p>
        </div>
      </div>
      <div className={styles.two}>
        <Textarea
          label={t('outgoing.head.lines')}
          description={t('outgoing.head.linesHint')}
          autosize
          minRows={3}
          required
          {...fields.getInputProps('lines')}
          error={faultOf('lines')}
        />
        <Textarea
          label={t('outgoing.head.address')}
          description={t('outgoing.head.addressHint')}
          autosize
          minRows={3}
          {...fields.getInputProps('address')}
          error={faultOf('address')}
        />
      </div>
      <div className={styles.level}>
        <TextInput
          label={t('outgoing.head.place')}
          description={t('outgoing.head.placeHint')}
          {...fields.getInputProps('place')}
          error={faultOf('place')}
        />
        <StartsOnField {...fields.getInputProps('startsOn')} />
      </div>
      <EmblemField
        value={fields.values.emblem}
        onChange={(emblem) => fields.setFieldValue('emblem', emblem)}
      />
      {shown.success ? (
        <LetterPreview of={{ kind: 'SDINAS', letterhead: shown.data, ...(unitId ? { unitId } : {}) }} />
      ) : null}
    </Form>
  );
}
