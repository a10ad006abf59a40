import { Checkbox, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { operationQuery } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type ContractForm, useContractForm } from '#office/design/form/use-contract-form.ts';
import { roles } from '../../contract/roles.ts';
import { changedChoices, changedOnly } from '../changed-only.ts';
import { organizationAnswers } from '../stale-answers.ts';
import { wideField } from '../wide-field.ts';
import { rightsByArea } from './rights-by-area.ts';
import styles from './roles-page.module.css';

export type RoleView = OutputOf<typeof roles.list>['items'][number];

interface RoleValues extends Record<string, unknown> {
  name: string;
  permissions: string[];
  forSecretaries: boolean;
}

const atFields = faultInField({ 'organization.role-name-taken': 'name' });

interface RoleFormProps {
  /** Every right that there is. */
  permissions: readonly string[];
  onDone: () => void;
  onCancel: () => void;
}

/** A new role. */
export function NewRoleForm({ permissions, onDone, onCancel }: RoleFormProps) {
  const { t } = useTranslation();
  const initial: RoleValues = { name: '', permissions: [], forSecretaries: true };
  const form = useActForm(roles.create, {
    initial,
    stales: organizationAnswers,
    atFields,
    onDone: (role) => {
      toast(t('organization.role.created', { role: role.name }));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('organization.role.createVerb')} onCancel={onCancel}>
      <RoleFields of={form} permissions={permissions} />
    </Form>
  );
}

/** Changes a role in every post that has it. */
export function ChangeRoleForm({ role, permissions, onDone, onCancel }: RoleFormProps & { role: RoleView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = useAct(roles.change, { stales: organizationAnswers });
  const { name, permissions: rights, forSecretaries } = role;
  const [initial] = useState<RoleValues>({ name, permissions: rights, forSecretaries });
  const inputOf = (values: RoleValues, now: readonly string[]) => {
    const changed = changedOnly(initial, values);
    const merged = changedChoices(initial.permissions, now, values.permissions);
    return { ...changed, ...(changed.permissions ? { permissions: merged } : {}), roleId: role.id };
  };
  const form = useContractForm<RoleValues>({
    schema: roles.change.input,
    initial,
    shape: (values) => inputOf(values, rights),
    submit: async (values) => {
      // The list of rights is sent whole: what another administrator changed in it is read just before.
      const { items } = await queries.fetchQuery({ ...operationQuery(roles.list, {}), staleTime: 0 });
      const now = items.find(({ id }) => id === role.id)?.permissions ?? rights;
      await change.mutateAsync(inputOf(values, now)).catch(atFields);
      toast(t('organization.changed'));
      onDone();
    },
  });
  return (
    <Form of={form} verb={t('organization.save')} onCancel={onCancel}>
      {role.posts > 0 ? <p>{t('organization.role.changeHint', { count: role.posts })}</p> : null}
      <RoleFields of={form} permissions={permissions} />
    </Form>
  );
}

function RoleFields({
  of: { form },
  permissions,
}: {
  of: ContractForm<RoleValues>;
  permissions: readonly string[];
}) {
  const { t, i18n } = useTranslation();
  const areaName = (area: string) =>
    i18n.exists(`organization.area.${area}`) ? t(`organization.area.${area}`) : t('organization.area.other');
  return (
    <>
      <TextInput
        label={t('organization.role.name')}
        {...form.getInputProps('name')}
        {...wideField}
        required
        data-autofocus
      />
      <Switch
        label={t('organization.role.forSecretaries')}
        description={t('organization.role.forSecretariesHint')}
        {...form.getInputProps('forSecretaries', { type: 'checkbox' })}
      />
      <Checkbox.Group
        label={t('organization.role.rights')}
        labelProps={{ className: styles.legend }}
        {...form.getInputProps('permissions')}
      >
        <div className={styles.areas}>
          {rightsByArea(permissions, areaName).map(({ name, permissions: inside }) => (
            <section key={name} className={styles.area}>
              <h3>{name}</h3>
              <div className={styles.choices}>
                {inside.map((permission) => (
                  <Checkbox key={permission} value={permission} label={t(`permissions.${permission}`)} />
                ))}
              </div>
            </section>
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
