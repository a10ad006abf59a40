import { Button, Checkbox, TextInput } from '@mantine/core';
import { EyeOff, ListPlus, Pencil, Trash2, TriangleAlert, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import type { ContractForm } from '#office/design/form/use-contract-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { type DistributionListView, distribution } from '../../contract/distribution.ts';
import type { Recipient } from '../../contract/draft-fields.ts';
import { RecipientsField } from '../fields/recipients-field.tsx';
import styles from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

const named = 6;
const most = 300;
const atFields = faultInField({ 'outgoing.distribution-name-taken': 'name' });

interface ListValues extends Record<string, unknown> {
  name: string;
  blind: boolean;
  recipients: Recipient[];
}

/** Named lists of recipients, for those who write in their unit and below it. */
export function DistributionPage() {
  const { t } = useTranslation();
  const answer = useOperation(distribution.list, {});
  const [shaped, setShaped] = useState<DistributionListView | 'new' | null>(null);
  const close = () => setShaped(null);
  const make = (
    <Button leftSection={<ListPlus size={16} aria-hidden="true" />} onClick={() => setShaped('new')}>
      {t('outgoing.distribution.make')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('outgoing.settings.distribution')}
        detail={t('outgoing.settings.distributionDetail')}
        actions={make}
      />
      <SettingsTabs />
      <AnswerState of={answer} loading={<LoadingRows rows={4} />} />
      {answer.data?.items.length === 0 ? (
        <EmptyState title={t('outgoing.distribution.none')} action={make}>
          {t('outgoing.distribution.noneHint')}
        </EmptyState>
      ) : null}
      {answer.data && answer.data.items.length > 0 ? (
        <Panel title={t('outgoing.settings.distribution')} flush>
          <PanelRows>
            {answer.data.items.map((list) => (
              <ListRow key={list.id} list={list} onShape={() => setShaped(list)} />
            ))}
          </PanelRows>
        </Panel>
      ) : null}
      <Dialog
        opened={shaped !== null}
        onClose={close}
        title={t(shaped === 'new' ? 'outgoing.distribution.make' : 'outgoing.distribution.change')}
        wide
        keeps
      >
        {shaped === 'new' ? <NewListForm onEnd={close} /> : null}
        {shaped && shaped !== 'new' ? <ChangeListForm list={shaped} onEnd={close} /> : null}
      </Dialog>
    </>
  );
}

function ListRow({ list, onShape }: { list: DistributionListView; onShape: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const remove = useAct(distribution.remove, {
    onDone: () => {
      toast(t('outgoing.distribution.removed'));
      setAsked(false);
    },
  });
  const more =
    list.names.length > named ? t('outgoing.distribution.more', { count: list.names.length - named }) : '';
  return (
    <PanelRow
      icon={Users}
      name={
        <span className={styles.badges}>
          {list.name}
          {list.blind ? (
            <StatusBadge tone="neutral" icon={EyeOff} label={t('outgoing.distribution.blind')} />
          ) : null}
          {list.closedPosts.length > 0 ? (
            <StatusBadge
              tone="bad"
              icon={TriangleAlert}
              label={t('outgoing.distribution.closedPosts', { count: list.closedPosts.length })}
            />
          ) : null}
        </span>
      }
      detail={`${list.unitName} · ${t('outgoing.distribution.count', { count: list.names.length })}`}
      further={[list.names.slice(0, named).join(', '), more].filter(Boolean).join(' ')}
    >
      {list.can.keep ? (
        <span className={styles.acts}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Pencil size={14} aria-hidden="true" />}
            aria-label={t('outgoing.settings.changeNamed', { name: list.name })}
            onClick={onShape}
          >
            {t('outgoing.settings.change')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Trash2 size={14} aria-hidden="true" />}
            aria-label={t('outgoing.distribution.removeNamed', { name: list.name })}
            onClick={() => setAsked(true)}
          >
            {t('outgoing.distribution.remove')}
          </Button>
        </span>
      ) : null}
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={t('outgoing.distribution.remove')}
        title={t('outgoing.distribution.removeTitle', { name: list.name })}
        danger
        busy={remove.isPending}
        error={asked ? (remove.error ?? undefined) : undefined}
        onConfirm={() => remove.mutate({ listId: list.id, version: String(list.version) })}
      >
        <p>{t('outgoing.distribution.removeWhat')}</p>
      </ConfirmFinal>
    </PanelRow>
  );
}

function NewListForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const initial: ListValues & { unitId: string | null } = {
    unitId: null,
    name: '',
    blind: false,
    recipients: [],
  };
  const form = useActForm(distribution.create, {
    initial,
    atFields,
    onDone: () => {
      toast(t('outgoing.distribution.saved'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.distribution.make')} onCancel={onEnd}>
      <UnitPicker
        label={t('outgoing.distribution.unit')}
        description={t('outgoing.distribution.unitHint')}
        required
        data-autofocus
        {...form.form.getInputProps('unitId')}
      />
      <ListFields of={form.form as unknown as ContractForm<ListValues>['form']} />
    </Form>
  );
}

function ChangeListForm({ list, onEnd }: { list: DistributionListView; onEnd: () => void }) {
  const { t } = useTranslation();
  const { name, blind, recipients } = list;
  const initial: ListValues = { name, blind, recipients };
  const form = useActForm(distribution.change, {
    initial,
    shape: (values) => ({ ...values, listId: list.id, version: list.version }),
    atFields,
    onDone: () => {
      toast(t('outgoing.distribution.saved'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.settings.save')} onCancel={onEnd}>
      <ListFields of={form.form} known={list} />
    </Form>
  );
}

interface ListFieldsProps {
  of: ContractForm<ListValues>['form'];
  known?: DistributionListView;
}

function ListFields({ of: form, known }: ListFieldsProps) {
  const { t } = useTranslation();
  const posts = (known?.recipients ?? []).flatMap((one, index) =>
    one.channel === 'post'
      ? [{ id: one.postId, name: known!.names[index]!, unitName: '', holderName: null }]
      : [],
  );
  const agencies = (known?.recipients ?? []).flatMap((one, index) =>
    one.channel === 'agency' ? [{ id: one.agencyId as string, name: known!.names[index]! }] : [],
  );
  const fault = Object.entries(form.errors).find(([key]) => key.startsWith('recipients'))?.[1];
  return (
    <>
      <TextInput
        label={t('outgoing.distribution.name')}
        description={t('outgoing.distribution.nameHint')}
        placeholder="Para Kepala Perangkat Daerah"
        required
        {...form.getInputProps('name')}
      />
      <Checkbox
        label={t('outgoing.distribution.blindLabel')}
        description={t('outgoing.distribution.blindHint')}
        {...form.getInputProps('blind', { type: 'checkbox' })}
      />
      <RecipientsField
        label={t('outgoing.distribution.recipients')}
        value={form.values.recipients}
        most={most}
        onChange={(next) => form.setFieldValue('recipients', next as ListValues['recipients'])}
        names={{ posts, agencies }}
        error={typeof fault === 'string' ? fault : undefined}
      />
    </>
  );
}
