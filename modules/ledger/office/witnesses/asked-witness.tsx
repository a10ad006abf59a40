import { ActionIcon, Menu } from '@mantine/core';
import {
  Check,
  CircleDashed,
  Clock,
  EllipsisVertical,
  Eye,
  Pencil,
  Radio,
  TriangleAlert,
  UserMinus,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { Dialog } from '#office/design/dialog.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { PanelRow } from '#office/design/panel-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { advisedNeeds } from '../../contract/quorum.ts';
import { type Sighting, type WitnessesView, type WitnessView, witnesses } from '../../contract/witnesses.ts';
import { awayText, consequences, withGroup } from './consequences.ts';
import { ToldList } from './told-list.tsx';
import { WitnessAnswers } from './witness-answers.tsx';
import { ChangeWitness } from './witness-forms.tsx';
import styles from './witnesses.module.css';

interface AskedWitnessProps {
  witness: WitnessView;
  view: WitnessesView;
}

/** One witness: how far it came, and what can be done with it. */
export function AskedWitness({ witness, view }: AskedWitnessProps) {
  const { t } = useTranslation();
  const { address, group, name, seen } = witness;
  const isOfMany = view.policy.groups.length > 1;
  return (
    <PanelRow
      icon={Eye}
      name={name}
      detail={isOfMany ? `${address} · ${t('ledger.quorum.group', { group })}` : address}
      further={seen.map((sighting) => <SeenLine key={sighting.stream} of={sighting} />)}
    >
      <div className={styles.acts}>
        <WitnessBadge seen={seen} />
        {view.can.configure ? (
          <div className={styles.pair}>
            <DialogButton
              look="small"
              icon={Radio}
              verb={t('ledger.ask.verb')}
              title={t('ledger.ask.of', { name })}
            >
              {(close) => <WitnessAnswers witnessId={witness.id} onEnd={close} />}
            </DialogButton>
            <MoreActs witness={witness} view={view} />
          </div>
        ) : null}
      </div>
    </PanelRow>
  );
}

function SeenLine({ of: { stream, size, cosignedAt, behind, waitsSince } }: { of: Sighting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const log = t(`ledger.stream.${stream.split('-')[0]}`);
  const saw = cosignedAt
    ? t('ledger.witnesses.saw', { log, size: format.number(size), time: format.moment(cosignedAt) })
    : t('ledger.witness.never', { log });
  return (
    <span className={styles.line}>
      {saw}
      {waitsSince
        ? ` · ${t('ledger.witness.behind', { count: behind, since: format.moment(waitsSince) })}`
        : null}
    </span>
  );
}

function WitnessBadge({ seen }: { seen: readonly Sighting[] }) {
  const { t } = useTranslation();
  if (seen.some(({ late }) => late))
    return <StatusBadge tone="bad" icon={TriangleAlert} label={t('ledger.witness.isLate')} />;
  if (seen.some(({ waitsSince }) => waitsSince))
    return <StatusBadge tone="busy" icon={Clock} label={t('ledger.witness.isAsked')} />;
  if (seen.every(({ cosignedAt }) => cosignedAt === null))
    return <StatusBadge tone="wait" icon={CircleDashed} label={t('ledger.witness.isNew')} />;
  return <StatusBadge tone="good" icon={Check} label={t('ledger.witness.isUp')} />;
}

function MoreActs({ witness, view }: AskedWitnessProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'change' | 'remove' | null>(null);
  const { name } = witness;
  const remove = useAct(witnesses.remove, {
    onDone: () => {
      setAsked(null);
      toast(t('ledger.witness.removed', { name }));
    },
  });
  const close = () => setAsked(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('ledger.witness.more', { name })}>
            <EllipsisVertical size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} aria-hidden="true" />} onClick={() => setAsked('change')}>
            {t('ledger.witness.change')}
          </Menu.Item>
          <Menu.Item
            color="danger"
            leftSection={<UserMinus size={16} aria-hidden="true" />}
            onClick={() => setAsked('remove')}
          >
            {t('ledger.witness.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={asked === 'change'} onClose={close} title={t('ledger.witness.changeOf', { name })}>
        <ChangeWitness witness={witness} onEnd={close} />
      </Dialog>
      <ConfirmFinal
        danger
        opened={asked === 'remove'}
        onClose={close}
        title={t('ledger.witness.removeOf', { name })}
        verb={t('ledger.witness.remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ witnessId: witness.id })}
      >
        <p className={styles.lead}>{t('ledger.witness.removeWhat')}</p>
        <AfterRemoval witness={witness} view={view} />
      </ConfirmFinal>
    </>
  );
}

/** What becomes of the quorum without this witness. */
function AfterRemoval({ witness, view }: AskedWitnessProps) {
  const { t } = useTranslation();
  const { groups } = view.policy;
  const own = groups.find(({ group }) => group === witness.group);
  if (!own) return null;
  const of = own.of - 1;
  const advised = advisedNeeds(of, groups.length - (of === 0 ? 1 : 0));
  const needs = Math.min(own.decided ? own.needs : advised, of);
  const left = withGroup(groups, own.group, { of, needs });
  const told = consequences(t, left);
  return (
    <ToldList
      label={t('ledger.quorum.promise')}
      of={
        of === 0
          ? told
          : [
              {
                text: `${t('ledger.quorum.then', { needs, of })} ${awayText(t, { of, needs })}`,
                good: needs < of,
              },
              ...told,
            ]
      }
    />
  );
}
