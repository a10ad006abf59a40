import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useAllTexts } from '#office/i18n/use-all-texts.ts';
import { postRoles } from '../../contract/posts.ts';
import { roles } from '../../contract/roles.ts';
import { UnitPicker } from '../pick/unit-picker.tsx';
import { organizationAnswers } from '../stale-answers.ts';
import { hintBelow } from '../wide-field.ts';
import type { PostView } from './post-form.tsx';

type PostRole = PostView['roles'][number];
type Role = OutputOf<typeof roles.list>['items'][number];

/** What a post may do, and in which part of the tree. */
export function PostRoles({ post }: { post: PostView }) {
  const { t } = useTranslation();
  const withdraw = useAct(postRoles.withdraw, { stales: organizationAnswers });
  const assign = useAct(postRoles.assign, { stales: organizationAnswers });
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
          <DialogButton
            verb={t('organization.postRole.assign')}
            icon={Plus}
            title={t('organization.postRole.assignTo', { post: post.name })}
          >
            {(close) => <AssignRole post={post} onDone={close} onCancel={close} />}
          </DialogButton>
        ) : undefined
      }
    >
      {withdraw.error ? <ErrorState compact error={withdraw.error} /> : null}
      {post.roles.length === 0 ? (
        <NothingYet>{t('organization.postRole.none')}</NothingYet>
      ) : (
        <PanelRows>
          {post.roles.map((role) => (
            <PanelRow
              key={`${role.roleId} ${role.unitId}`}
              name={role.roleName}
              detail={t('organization.postRole.reach', { unit: role.unitName })}
            >
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
            </PanelRow>
          ))}
        </PanelRows>
      )}
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
  const loading = <LoadingRows rows={3} />;
  return answer.data ? loading : <AnswerState of={answer} compact loading={loading} />;
}

function AssignRoleForm({
  post,
  roles: all,
  onDone,
  onCancel,
}: AssignRoleProps & { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const contractForm = useActForm(postRoles.assign, {
    initial: { roleId: '', unitId: post.unitId },
    shape: ({ roleId, unitId }) => ({ postId: post.id, roleId: roleId || undefined, unitId }),
    stales: organizationAnswers,
    onDone: () => {
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
