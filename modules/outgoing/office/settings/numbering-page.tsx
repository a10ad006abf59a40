import { Button, Code, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Hash, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { configuration, type GroupRule } from '../../contract/configuration.ts';
import { DecisionHistory } from './decision-history.tsx';
import { OriginBadge, PlannedBadge } from './planned-badge.tsx';
import styles from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';
import { StartsOnField } from './starts-on-field.tsx';
import { useToday } from './use-today.ts';

const tokens = ['kode', 'seq', 'seq:3', 'unit', 'jabatan', 'sifat', 'bulanRomawi', 'bulan2', 'tahun'];

/** Which kinds count together, and what their numbers look like. */
export function NumberingPage() {
  const { t } = useTranslation();
  const answer = useOperation(configuration.groups, {});
  const [shaped, setShaped] = useState<GroupRule | 'new' | null>(null);
  const close = () => setShaped(null);
  return (
    <>
      <PageHeader
        title={t('outgoing.settings.numbering')}
        detail={t('outgoing.settings.numberingDetail')}
        actions={
          <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => setShaped('new')}>
            {t('outgoing.settings.addGroup')}
          </Button>
        }
      />
      <SettingsTabs />
      <AnswerState of={answer} loading={<LoadingRows rows={8} />} />
      {answer.data ? (
        <Panel title={t('outgoing.settings.groups')} hint={t('outgoing.settings.groupsHint')} flush>
          <PanelRows>
            {answer.data.items.map((rule) => (
              <PanelRow
                key={rule.group.code}
                icon={Hash}
                name={
                  <span className={styles.badges}>
                    {rule.group.name}
                    <OriginBadge of={rule.origin} />
                    <PlannedBadge days={rule.planned} />
                  </span>
                }
                detail={<span className={styles.code}>{rule.group.pattern}</span>}
                further={t('outgoing.settings.example', { number: rule.examples[0] ?? '—' })}
              >
                <span className={styles.acts}>
                  {rule.latest ? (
                    <DecisionHistory of={{ what: 'group', about: rule.group.code }} name={rule.group.name} />
                  ) : null}
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<Pencil size={14} aria-hidden="true" />}
                    aria-label={t('outgoing.settings.changeNamed', { name: rule.group.name })}
                    onClick={() => setShaped(rule)}
                  >
                    {t('outgoing.settings.change')}
                  </Button>
                </span>
              </PanelRow>
            ))}
          </PanelRows>
        </Panel>
      ) : null}
      <Dialog
        opened={shaped !== null}
        onClose={close}
        title={t(shaped === 'new' ? 'outgoing.settings.addGroup' : 'outgoing.settings.changeGroup')}
        keeps
      >
        {shaped ? <GroupForm rule={shaped === 'new' ? null : shaped} onEnd={close} /> : null}
      </Dialog>
    </>
  );
}

function GroupForm({ rule, onEnd }: { rule: GroupRule | null; onEnd: () => void }) {
  const { t } = useTranslation();
  const group = rule?.group;
  const form = useActForm(configuration.saveGroup, {
    initial: {
      code: group?.code ?? '',
      name: group?.name ?? '',
      pattern: group?.pattern ?? '{kode}/{seq}/{unit}/{tahun}',
      counter: group?.counter ?? ('book' as const),
      startsOn: useToday(),
    },
    shape: ({ startsOn, ...values }) => ({ group: values, startsOn, follows: rule?.latest ?? null }),
    onDone: (saved) => {
      toast(t('outgoing.settings.groupSaved', { name: saved.group.name }));
      onEnd();
    },
  });
  const { form: fields } = form;
  const { code, pattern, counter } = fields.values;
  const field = (path: 'code' | 'name' | 'pattern' | 'counter') => ({
    ...fields.getInputProps(path),
    error: fields.errors[path] ?? fields.errors[`group.${path}`],
  });
  return (
    <Form of={form} verb={t('outgoing.settings.save')} onCancel={onEnd}>
      {rule ? null : (
        <TextInput
          label={t('outgoing.group.code')}
          description={t('outgoing.group.codeHint')}
          required
          {...field('code')}
        />
      )}
      <TextInput label={t('outgoing.group.name')} required {...field('name')} />
      <TextInput
        label={t('outgoing.group.pattern')}
        required
        data-autofocus
        classNames={{ input: styles.code! }}
        {...field('pattern')}
      />
      <div className={styles.tokens}>
        {tokens.map((token) => (
          <Button
            key={token}
            variant="default"
            size="compact-sm"
            onClick={() => fields.setFieldValue('pattern', `${pattern}{${token}}`)}
            title={t(`outgoing.token.${token.split(':')[0]}`)}
          >
            <Code>{`{${token}}`}</Code>
          </Button>
        ))}
      </div>
      <PatternCheck code={code || 'baru'} pattern={pattern} counter={counter} />
      <NativeSelect
        label={t('outgoing.group.counter')}
        description={t('outgoing.group.counterHint')}
        data={(['book', 'classification'] as const).map((value) => ({
          value,
          label: t(`outgoing.counter.${value}`),
        }))}
        {...field('counter')}
      />
      <StartsOnField {...fields.getInputProps('startsOn')} />
    </Form>
  );
}

interface PatternCheckProps {
  code: string;
  pattern: string;
  counter: GroupRule['group']['counter'];
}

/** Numbers as the pattern would form them, or every fault with what it is about: told while one types. */
function PatternCheck(asked: PatternCheckProps) {
  const { t } = useTranslation();
  const [paused] = useDebouncedValue(asked, 300);
  const { data } = useOperation(configuration.checkGroup, paused, { keepPrevious: true });
  if (!data) return null;
  return (
    <ul className={styles.examples} data-tone={data.faults.length > 0 ? 'bad' : undefined} aria-live="polite">
      {data.faults.map(({ code, at, piece }) => (
        <li key={`${code} ${at}`}>
          {t(`errors.${code}`)}
          {piece ? <span className={styles.code}> {piece}</span> : null}
        </li>
      ))}
      {data.examples.map((number) => (
        <li key={number} className={styles.code}>
          {number}
        </li>
      ))}
    </ul>
  );
}
