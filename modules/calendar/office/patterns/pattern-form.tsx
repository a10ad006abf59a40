import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Operation } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { Slot } from '#office/slot.tsx';
import type { PatternRule } from '../../contract/pattern-rule.ts';
import { type PatternView, patterns } from '../../contract/patterns.ts';
import type { CalendarDraft } from '../../contract/proposals.ts';
import { BasisFields, emptyBasis } from '../form/basis-fields.tsx';
import { RotationFields } from './rotation-fields.tsx';
import { WeekFields } from './week-fields.tsx';

const atFields = faultInField({
  'calendar.pattern-name-taken': 'name',
  'calendar.begun-stays': 'startsOn',
});

const emptyRotation: PatternRule = {
  kind: 'rotation',
  anchor: '',
  cycle: [null, null],
  restsOnHolidays: false,
};

interface PatternFormProps {
  /** The pattern that gets a further version; none for a new one. */
  of: PatternView | null;
  /** What the form begins with: the version before, or that of the law. */
  like: PatternRule;
  onEnd: () => void;
}

/** A new pattern, or the next version of one. */
export function PatternForm({ of: pattern, like, onEnd }: PatternFormProps) {
  const { t } = useTranslation();
  const op: Operation = pattern ? patterns.addVersion : patterns.create;
  const form = useActForm(op, {
    initial: { name: pattern?.name ?? '', startsOn: '', rule: like, ...emptyBasis },
    shape: ({ name, ...values }) => (pattern ? { ...values, patternId: pattern.id } : { ...values, name }),
    stales: ['calendar.'],
    atFields,
    onDone: () => {
      toast(t('calendar.patterns.done'));
      onEnd();
    },
  });
  const { rule } = form.form.values;
  const setRule = (next: PatternRule) => form.form.setFieldValue('rule', next as never);
  const anchorFault = form.form.errors['rule.anchor'];
  const draft: CalendarDraft = pattern?.id
    ? { kind: 'version', patternId: pattern.id, rule }
    : { kind: 'pattern', rule, rotationOffset: 0 };
  return (
    <>
      <Form of={form} verb={t('calendar.save')} onCancel={onEnd}>
        {pattern ? (
          <p>{t('calendar.patterns.followHint')}</p>
        ) : (
          <>
            <TextInput label={t('calendar.patterns.name')} required {...form.form.getInputProps('name')} />
            <SegmentedControl
              aria-label={t('calendar.rule.kind')}
              data={(['week', 'rotation'] as const).map((value) => ({
                value,
                label: t(`calendar.rule.kind.${value}`),
              }))}
              value={rule.kind}
              onChange={(kind) => setRule(kind === 'week' ? like : emptyRotation)}
            />
          </>
        )}
        {rule.kind === 'week' ? (
          <WeekFields rule={rule} onChange={setRule} />
        ) : (
          <RotationFields
            rule={rule}
            onChange={setRule}
            error={typeof anchorFault === 'string' ? anchorFault : undefined}
          />
        )}
        <DayField label={t('calendar.startsOn')} required {...form.form.getInputProps('startsOn')} />
        <BasisFields form={form.form as never} />
      </Form>
      <Slot name="calendar.proposal" subjectId={pattern?.id ?? ''} draft={draft} quiet />
    </>
  );
}
