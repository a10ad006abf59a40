import { TextInput } from '@mantine/core';
import { Eye, Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import type { EntryView } from '../../contract/entries.ts';
import { files } from '../../contract/files.ts';
import type { Subject } from '../entry/entry-forms.tsx';
import { DecisionButtons } from '../requests/decision-buttons.tsx';
import { ProposalRow } from '../requests/proposal-row.tsx';
import styles from '../staff.module.css';
import { HistoryPanels } from './history-panels.tsx';

type Read = OutputOf<typeof files.readPrivate>;

interface PrivatePanelProps {
  person: Subject & { name: string };
  acts?: (entry: EntryView) => ReactNode;
  /** What was read is not what stands any more. */
  onChanged: () => void;
}

/** The private part of a file: shown once the purpose was told, and forgotten when the page is left. */
export function PrivatePanel({ person, acts, onChanged }: PrivatePanelProps) {
  const { t } = useTranslation();
  const [read, setRead] = useState<Read>();
  if (read)
    return <PrivatePart read={read} person={person} onChanged={onChanged} {...(acts ? { acts } : {})} />;
  return (
    <Panel
      title={t('staff.private.title')}
      hint={t('staff.private.readHint')}
      acts={<StatusBadge tone="neutral" icon={Lock} label={t('staff.private.badge')} />}
    >
      <DialogButton verb={t('staff.private.read')} icon={Eye} keeps>
        {(close) => (
          <PurposeForm
            person={person}
            onRead={(answer) => {
              close();
              setRead(answer);
            }}
            onCancel={close}
          />
        )}
      </DialogButton>
    </Panel>
  );
}

interface PurposeFormProps {
  person: Subject & { name: string };
  onRead: (read: Read) => void;
  onCancel: () => void;
}

function PurposeForm({ person, onRead, onCancel }: PurposeFormProps) {
  const { t } = useTranslation();
  const form = useActForm(files.readPrivate, {
    initial: { purpose: '' },
    shape: (values) => ({ personId: person.id, ...values }),
    stales: [],
    onDone: onRead,
  });
  return (
    <Form of={form} verb={t('staff.private.read')} onCancel={onCancel}>
      <p>{t('staff.private.told', { name: person.name })}</p>
      <TextInput
        label={t('staff.private.purpose')}
        required
        data-autofocus
        placeholder={t('staff.private.purposeExample')}
        {...form.form.getInputProps('purpose')}
      />
    </Form>
  );
}

function PrivatePart({ read, person, acts, onChanged }: PrivatePanelProps & { read: Read }) {
  const { t } = useTranslation();
  const { entries, proposals } = read;
  return (
    <>
      {proposals.length > 0 ? (
        <Panel title={t('staff.private.asked')} flush>
          <PanelRows>
            {proposals.map((proposal) => (
              <ProposalRow key={proposal.requestId} proposal={proposal} ofKind>
                {acts ? <DecisionButtons requestId={proposal.requestId} onDone={onChanged} /> : null}
              </ProposalRow>
            ))}
          </PanelRows>
        </Panel>
      ) : null}
      {entries.length > 0 ? (
        <HistoryPanels entries={entries} personId={person.id} {...(acts ? { acts } : {})} />
      ) : (
        <Panel title={t('staff.private.title')}>
          <p className={styles.quiet}>{t('staff.private.nothing')}</p>
        </Panel>
      )}
    </>
  );
}
