import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import { posts } from '#modules/organization/contract/posts.ts';
import { FindSelect } from '#modules/organization/office/pick/find-select.tsx';
import { call } from '#office/data/client.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { DayField } from '#office/design/form/day-field.tsx';
import { FieldGroup, Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { disposal } from '../../contract/disposal.ts';
import { panelCapacities } from '../../contract/disposal-views.ts';
import styles from './disposal.module.css';
import type { ListFormProps } from './number-forms.tsx';

type PanelCapacity = (typeof panelCapacities)[number];

interface Member {
  key: number;
  as: PanelCapacity;
  /** Person and unit of the post through which they were chosen: `<person> <unit>`. */
  who: string | null;
}

const first: Member[] = [
  { key: 1, as: 'records-unit-head', who: null },
  { key: 2, as: 'processing-unit-head', who: null },
  { key: 3, as: 'archivist', who: null },
];

/** The appraisal panel as the decree names it; the head of the records unit is in the chair. */
export function PanelForm({ list, onEnd }: ListFormProps) {
  const { t } = useTranslation();
  const form = useActForm(disposal.namePanel, {
    initial: { decreeNumber: '', decreeOn: '', members: first },
    shape: ({ decreeNumber, decreeOn, members }) => ({
      listId: list.id,
      decreeNumber,
      decreeOn,
      members: members.map(({ as, who }) => {
        const [personId, unitId] = (who ?? '').split(' ');
        const chair = as === 'records-unit-head';
        return {
          personId: personId as PersonId,
          as,
          unitId: as === 'processing-unit-head' ? (unitId as UnitId) : null,
          chair,
        };
      }),
    }),
    onDone: () => {
      toast(t('archive.disposal.panelNamed'));
      onEnd();
    },
  });
  const { members } = form.form.values;
  const set = (next: Member[]) => form.form.setFieldValue('members', next);
  const change = (key: number, changes: Partial<Member>) =>
    set(members.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const faultOf = (at: number) =>
    Object.entries(form.form.errors).find(([path]) => path.startsWith(`members.${at}.`))?.[1];
  return (
    <Form of={form} verb={t('archive.disposal.namePanel')} onCancel={onEnd}>
      <TextInput
        label={t('archive.disposal.decreeNumber')}
        required
        data-autofocus
        {...form.form.getInputProps('decreeNumber')}
      />
      <DayField label={t('archive.disposal.decreeOn')} required {...form.form.getInputProps('decreeOn')} />
      <FieldGroup title={t('archive.disposal.members')} hint={t('archive.disposal.membersHint')}>
        {members.map(({ key, as, who }, at) => (
          <div key={key} className={styles.member}>
            <FindSelect
              of="archive.panel"
              label={t('archive.disposal.member', { number: at + 1 })}
              required
              find={findHolders}
              value={who}
              error={faultOf(at) ? t('errors.office.field-empty') : undefined}
              onChange={(value) => change(key, { who: value })}
            />
            <Select
              label={t('archive.disposal.memberAs', { number: at + 1 })}
              allowDeselect={false}
              data={panelCapacities.map((value) => ({
                value,
                label: t(`archive.disposal.panel.${value}`),
              }))}
              value={as}
              onChange={(value) => value && change(key, { as: value as PanelCapacity })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              disabled={members.length < 2}
              aria-label={t('archive.disposal.memberRemove', { number: at + 1 })}
              onClick={() => set(members.filter((one) => one.key !== key))}
            >
              <Trash2 size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden="true" />}
          onClick={() =>
            set([
              ...members,
              { key: Math.max(...members.map(({ key }) => key)) + 1, as: 'processing-unit-head', who: null },
            ])
          }
        >
          {t('archive.disposal.memberAdd')}
        </Button>
      </FieldGroup>
    </Form>
  );
}

/** People by the posts that they hold today. */
async function findHolders(text: string, signal: AbortSignal) {
  const { items } = await call(posts.search, { ...(text ? { search: text } : {}), limit: 20 }, { signal });
  return items.flatMap(({ name, unitId, unitName, holder }) =>
    holder
      ? [{ value: `${holder.personId} ${unitId}`, label: holder.name, detail: `${name} · ${unitName}` }]
      : [],
  );
}
