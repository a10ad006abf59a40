import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '#modules/organization/contract/shapes.ts';
import { units } from '#modules/organization/contract/units.ts';
import { UnitPicker, unitOption } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { FieldGroup, Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalOffice } from '../../contract/disposal-views.ts';
import { DisposalTabs } from './disposal-tabs.tsx';

const parts = ['recordsUnitId', 'legalUnitId', 'supervisionUnitId'] as const;

/** Which units take the parts of a disposal. */
export function DisposalSettingsPage() {
  const { t } = useTranslation();
  const answer = useOperation(disposal.showOffice, {});
  const tree = useOperation(units.tree, {});
  const ready = answer.data && tree.data;
  return (
    <>
      <PageHeader title={t('archive.disposal.settings')} detail={t('archive.disposal.settingsDetail')} />
      <DisposalTabs />
      <AnswerState of={answer} />
      {ready ? (
        <Panel title={t('archive.disposal.office')} hint={t('archive.disposal.officeHint')}>
          <OfficeForm office={answer.data.office} all={tree.data.items} />
        </Panel>
      ) : null}
    </>
  );
}

function OfficeForm({ office, all }: { office: DisposalOffice | null; all: readonly UnitView[] }) {
  const { t } = useTranslation();
  const form = useActForm(disposal.setOffice, {
    initial: {
      agencyKind: (office?.agencyKind ?? 'regional') as string,
      recordsUnitId: (office?.recordsUnitId ?? null) as string | null,
      legalUnitId: (office?.legalUnitId ?? null) as string | null,
      supervisionUnitId: (office?.supervisionUnitId ?? null) as string | null,
    },
    stales: ['archive.'],
    onDone: () => toast(t('archive.disposal.officeSaved')),
  });
  const known = (id: string | null) => {
    const unit = all.find((one) => one.id === id);
    return unit ? unitOption(unit) : null;
  };
  return (
    <Form of={form} verb={t('archive.disposal.officeSave')}>
      <FieldGroup title={t('archive.disposal.office.kind')}>
        <Radio.Group
          aria-label={t('archive.disposal.office.kind')}
          {...form.form.getInputProps('agencyKind')}
        >
          <Stack gap="xs">
            {(['regional', 'central'] as const).map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t(`archive.disposal.office.${kind}`)}
                description={t(`archive.disposal.office.${kind}Hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      </FieldGroup>
      {parts.map((part) => (
        <UnitPicker
          key={part}
          label={t(`archive.disposal.office.${part}`)}
          description={t(`archive.disposal.office.${part}Hint`)}
          required
          chosen={known(office?.[part] ?? null)}
          {...form.form.getInputProps(part)}
        />
      ))}
    </Form>
  );
}
