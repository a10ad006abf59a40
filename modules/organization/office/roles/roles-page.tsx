import { Button } from '@mantine/core';
import { Check, Pencil, Plus, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useAllTexts } from '#office/i18n/use-all-texts.ts';
import { roles } from '../../contract/roles.ts';
import { ChangeRoleForm, NewRoleForm } from './role-form.tsx';
import styles from './roles-page.module.css';

export type RoleView = OutputOf<typeof roles.list>['items'][number];

/** The roles of the agency and the rights in each. Which post has which is on the page of the post. */
export function RolesPage() {
  const { t } = useTranslation();
  const answer = useOperation(roles.list, {});
  const worded = useAllTexts();
  const [shaping, setShaping] = useState<RoleView | 'new' | null>(null);
  const close = () => setShaping(null);
  const { items = [], permissions = [], can } = answer.data ?? {};
  const create = can?.create ? (
    <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => setShaping('new')}>
      {t('organization.role.create')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={t('organization.roles.title')}
        detail={t('organization.roles.detail')}
        {...(create ? { actions: create } : {})}
      />
      {answer.isPending || !worded ? <LoadingRows tall rows={4} /> : null}
      {answer.isError && !answer.data ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} retrying={answer.isFetching} />
      ) : null}
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
      <Dialog opened={shaping === 'new'} onClose={close} title={t('organization.role.create')} wide keeps>
        <NewRoleForm permissions={permissions} onDone={close} onCancel={close} />
      </Dialog>
      <Dialog
        opened={shaping !== null && shaping !== 'new'}
        onClose={close}
        title={t('organization.role.change')}
        wide
        keeps
      >
        {shaping && shaping !== 'new' ? (
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
