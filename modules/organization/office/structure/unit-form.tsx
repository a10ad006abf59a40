import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { faultInField, orNull } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';
import { useSession } from '#office/session/use-session.ts';
import { type UnitKind, type UnitView, unitKinds } from '../../contract/shapes.ts';
import { units } from '../../contract/units.ts';
import { changedOnly } from '../changed-only.ts';
import type { FoundOption } from '../pick/find-select.tsx';
import { UnitPicker } from '../pick/unit-picker.tsx';
import { SortOrderField } from '../sort-order-field.tsx';
import { organizationAnswers } from '../stale-answers.ts';
import { hintBelow, wideField } from '../wide-field.ts';
import { dayIn } from '../zone-day.ts';

interface UnitValues extends Record<string, unknown> {
  parentId: string | null;
  code: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  sortOrder: number;
  activeFrom: string;
}

const atFields = faultInField({
  'organization.unit-code-taken': 'code',
  'organization.unit-loop': 'parentId',
  'organization.unit-closed': 'parentId',
});

const sentOf = (values: UnitValues) => ({ ...values, shortName: orNull(values.shortName) });

interface UnitFormProps {
  onDone: () => void;
  onCancel: () => void;
}

/** A new unit below another. */
export function NewUnitForm({ parent, onDone, onCancel }: UnitFormProps & { parent: FoundOption }) {
  const { t } = useTranslation();
  const { agency } = useSession();
  const initial: UnitValues = {
    parentId: parent.value,
    code: '',
    name: '',
    shortName: '',
    kind: 'section',
    sortOrder: 0,
    activeFrom: dayIn(agency.zone, new Date()),
  };
  const form = useActForm(units.create, {
    initial,
    shape: sentOf,
    stales: organizationAnswers,
    atFields,
    onDone: (unit) => {
      toast(t('organization.unit.created', { unit: unit.name }));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('organization.unit.createVerb')} onCancel={onCancel} wide>
      <UnitFields of={form} parent={parent} />
    </Form>
  );
}

/** Changes a unit; under another parent it takes everything below along. */
export function ChangeUnitForm({
  unit,
  parent,
  onDone,
  onCancel,
}: UnitFormProps & { unit: UnitView; parent: FoundOption | null }) {
  const { t } = useTranslation();
  const { parentId, code, name, shortName, kind, sortOrder, activeFrom } = unit;
  const [initial] = useState<UnitValues>({
    parentId,
    code,
    name,
    shortName: shortName ?? '',
    kind,
    sortOrder,
    activeFrom,
  });
  const form = useActForm(units.change, {
    initial,
    shape: (values) => ({ ...changedOnly(sentOf(initial), sentOf(values)), unitId: unit.id }),
    stales: organizationAnswers,
    atFields,
    onDone: () => {
      toast(t('organization.changed'));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('organization.save')} onCancel={onCancel} wide>
      <UnitFields of={form} parent={parent} unit={unit} />
    </Form>
  );
}

interface UnitFieldsProps {
  of: ContractForm<UnitValues>;
  /** Null for the unit at the top, which has no place to choose. */
  parent: FoundOption | null;
  unit?: UnitView;
}

function UnitFields({ of: { form }, parent, unit }: UnitFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('organization.unit.name')}
        {...form.getInputProps('name')}
        {...wideField}
        required
        data-autofocus
      />
      {parent ? (
        <UnitPicker
          label={t('organization.unit.parent')}
          {...hintBelow}
          description={unit ? t('organization.unit.parentHint') : undefined}
          chosen={parent}
          where={({ id, can }) => can.manage && id !== unit?.id}
          {...form.getInputProps('parentId')}
          {...wideField}
          required
        />
      ) : null}
      <NativeSelect
        label={t('organization.unit.kind')}
        data={unitKinds.map((value) => ({ value, label: t(`organization.unitKind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('organization.unit.code')}
        {...hintBelow}
        description={t('organization.unit.codeHint')}
        {...form.getInputProps('code')}
        required
      />
      <TextInput label={t('organization.unit.shortName')} {...form.getInputProps('shortName')} />
      <DayField label={t('organization.activeFrom')} {...form.getInputProps('activeFrom')} required />
      <SortOrderField {...form.getInputProps('sortOrder')} />
    </>
  );
}
