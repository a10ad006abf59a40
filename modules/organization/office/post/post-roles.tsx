import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useAllTexts } from '#office/i18n/use-all-texts.ts';
import { postRoles } from '../../contract/posts.ts';
import { roles } from '../../contract/roles.ts';
import type { RoleId } from '../../contract/shapes.ts';
import { UnitPicker } from '../pick/unit-picker.tsx';
import { organizationAnswers } from '../stale-answers.ts';
import { hintBelow } from '../wide-field.ts';
import styles from './holder-rows.module.css';
import type { PostView } from './post-form.tsx';

type PostRole = PostView['roles'][number];
type Role = OutputOf<typeof roles.list>['items'][number];

/** What a post may do, and in which part of the tree. */
export function PostRoles({ post }: { post: PostView }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const withdraw = useAct(postRoles.withdraw, { stales: organizationAnswers });
  const assign = useAct(postRoles.assign, { stales: organizationAnswers });
  const close = () => setAdding(false);
  const take = ({ roleId, unitId, roleName }: PostRole) => {
    const input = { postId: post.id, roleId, unitId };
    withdraw.mutate(input, {
      onSuccess: () =>
        toast(t('organization.postRole.withdrawn', { role: roleName }), { undo: () => assign.mutate(input) }),
    });
  };
  return (
    <Panel
      title={t('organization.postRole.title')}
      flush
      acts={
        post.can.manageRoles ? (
          <Button
            variant="default"
            leftSection={<Plus size={16} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('organization.postRole.assign')}
          </Button>
        ) : undefined
      }
    >
      {withdraw.error ? <ErrorState compact error={withdraw.error} /> : null}
      {post.roles.length === 0 ? (
        <NothingYet>{t('organization.postRole.none')}</NothingYet>
      ) : (
        <ul className={styles.rows}>
          {post.roles.map((role) => (
            <li key={`${role.roleId} ${role.unitId}`} className={styles.row}>
              <div className={styles.words}>
                <p className={styles.name}>{role.roleName}</p>
                <p className={styles.detail}>{t('organization.postRole.reach', { unit: role.unitName })}</p>
              </div>
              {post.can.manageRoles ? (
                <Tooltip label={t('organization.postRole.withdraw')}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('organization.postRole.withdrawOf', {
                      role: role.roleName,
                      unit: role.unitName,
                    })}
                    disabled={withdraw.isPending}
                    onClick={() => take(role)}
                  >
                    <X size={18} aria-hidden="true" />
                  </ActionIcon>
                </Tooltip>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Dialog
        opened={adding}
        onClose={close}
        title={t('organization.postRole.assignTo', { post: post.name })}
      >
        <AssignRole post={post} onDone={close} onCancel={close} />
      </Dialog>
    </Panel>
  );
}

interface AssignRoleProps {
  post: PostView;
  onDone: () => void;
  onCancel: () => void;
}

function AssignRole(props: AssignRoleProps) {
  const answer = useOperation(roles.list, {});
  const worded = useAllTexts();
  if (answer.data && worded) return <AssignRoleForm {...props} roles={answer.data.items} />;
  if (answer.isPending || !worded) return <LoadingRows rows={3} />;
  return <ErrorState compact error={answer.error} onRetry={() => void answer.refetch()} />;
}

interface AssignRoleValues extends Record<string, unknown> {
  roleId: string;
  unitId: string | null;
}

function AssignRoleForm({
  post,
  roles: all,
  onDone,
  onCancel,
}: AssignRoleProps & { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const assign = useAct(postRoles.assign, { stales: organizationAnswers });
  const shape = ({ roleId, unitId }: AssignRoleValues) => ({
    postId: post.id,
    roleId: (roleId || undefined) as RoleId,
    unitId: unitId as UnitId,
  });
  const contractForm = useContractForm<AssignRoleValues>({
    schema: postRoles.assign.input,
    initial: { roleId: '', unitId: post.unitId },
    shape,
    submit: async (values) => {
      await assign.mutateAsync(shape(values));
      toast(t('organization.postRole.assigned'));
      onDone();
    },
  });
  const { form } = contractForm;
  const chosen = all.find(({ id }) => id === form.values.roleId);
  return (
    <Form of={contractForm} verb={t('organization.postRole.assignVerb')} onCancel={onCancel}>
      <NativeSelect
        label={t('organization.role.one')}
        data={[
          { value: '', label: t('organization.postRole.choose') },
          ...all.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        description={chosen?.permissions.map((permission) => t(`permissions.${permission}`)).join(' · ')}
        {...hintBelow}
        {...form.getInputProps('roleId')}
        data-autofocus
      />
      <UnitPicker
        label={t('organization.postRole.unit')}
        description={t('organization.postRole.unitHint')}
        chosen={{ value: post.unitId, label: post.unitName }}
        {...form.getInputProps('unitId')}
        required
      />
    </Form>
  );
}
