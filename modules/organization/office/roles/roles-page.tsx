import { Button } from '@mantine/core';
import { Check, Pencil, Plus, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useAllTexts } from '#office/i18n/use-all-texts.ts';
import { roles } from '../../contract/roles.ts';
import { ChangeRoleForm, NewRoleForm, type RoleView } from './role-form.tsx';
import styles from './roles-page.module.css';

/** The roles of the agency and the rights in each. Which post has which is on the page of the post. */
export function RolesPage() {
  const { t } = useTranslation();
  const answer = useOperation(roles.list, {});
  const worded = useAllTexts();
  const [shaping, setShaping] = useState<RoleView | null>(null);
  const close = () => setShaping(null);
  const { items = [], permissions = [], can } = answer.data ?? {};
  const create = can?.create ? (
    <DialogButton verb={t('organization.role.create')} icon={Plus} look="main" wide keeps>
      {(done) => <NewRoleForm permissions={permissions} onDone={done} onCancel={done} />}
    </DialogButton>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={t('organization.roles.title')}
        detail={t('organization.roles.detail')}
        {...(create ? { actions: create } : {})}
      />
      <AnswerState of={answer} loading={<LoadingRows tall rows={4} />} />
      {answer.data && !worded ? <LoadingRows tall rows={4} /> : null}
      {answer.data && items.length === 0 ? (
        <EmptyState title={t('organization.roles.none')} action={create}>
          {t('organization.roles.noneHint')}
        </EmptyState>
      ) : null}
      <div className={styles.roles}>
        {(worded ? items : []).map((role) => (
          <RolePanel
            key={role.id}
            role={role}
            {...(can?.create ? { onChange: () => setShaping(role) } : {})}
          />
        ))}
      </div>
      <Dialog opened={shaping !== null} onClose={close} title={t('organization.role.change')} wide keeps>
        {shaping ? (
          <ChangeRoleForm role={shaping} permissions={permissions} onDone={close} onCancel={close} />
        ) : null}
      </Dialog>
    </>
  );
}

function RolePanel({ role, onChange }: { role: RoleView; onChange?: () => void }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={role.name}
      label={t('organization.role.named', { role: role.name })}
      hint={t(role.posts === 0 ? 'organization.role.unused' : 'organization.role.posts', {
        count: role.posts,
      })}
      acts={
        onChange ? (
          <Button
            variant="default"
            leftSection={<Pencil size={16} aria-hidden="true" />}
            aria-label={t('organization.role.changeOf', { role: role.name })}
            onClick={onChange}
          >
            {t('organization.changeVerb')}
          </Button>
        ) : undefined
      }
    >
      {role.permissions.length === 0 ? (
        <p className={styles.nothing}>{t('organization.role.noRights')}</p>
      ) : (
        <ul className={styles.rights}>
          {role.permissions.map((permission) => (
            <li key={permission}>
              <Check size={16} aria-hidden="true" />
              {t(`permissions.${permission}`)}
            </li>
          ))}
        </ul>
      )}
      {role.forSecretaries ? null : (
        <StatusBadge tone="neutral" icon={ShieldOff} label={t('organization.role.notForSecretaries')} />
      )}
    </Panel>
  );
}
