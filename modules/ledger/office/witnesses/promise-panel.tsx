import { Anchor, Button } from '@mantine/core';
import { Download, Scale, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useSession } from '#office/session/use-session.ts';
import { ledger, policyAddress } from '../../contract/ledger.ts';
import type { WitnessesView } from '../../contract/witnesses.ts';
import { awayText, consequences } from './consequences.ts';
import { QuorumForm } from './quorum-form.tsx';
import { ToldList } from './told-list.tsx';
import styles from './witnesses.module.css';

/** What readers are promised: how many witnesses are enough, what that does not rule out, and the file of the policy. */
export function PromisePanel({ view }: { view: WitnessesView }) {
  const { t } = useTranslation();
  const { groups, warnings, number } = view.policy;
  const told = consequences(t, groups);
  if (warnings.includes('witness-of-our-own'))
    told.push({ text: t('ledger.warning.witness-of-our-own'), good: false });
  return (
    <Panel
      title={t('ledger.quorum.title')}
      hint={t('ledger.quorum.hint')}
      acts={number === null ? null : <PolicyFile />}
    >
      <ToldList label={t('ledger.quorum.promise')} of={told} />
      {groups.length > 0 ? (
        <div className={styles.rows}>
          <PanelRows>
            {groups.map((group) => (
              <PanelRow
                key={group.group}
                icon={Scale}
                name={t('ledger.quorum.enough', { needs: group.needs, of: group.of })}
                detail={awayText(t, group)}
                further={[
                  groups.length > 1 ? t('ledger.quorum.group', { group: group.group }) : '',
                  t(group.decided ? 'ledger.quorum.decided' : 'ledger.quorum.asAdvised', {
                    advised: group.advised,
                  }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                {view.can.configure ? (
                  <DialogButton
                    look="small"
                    icon={SlidersHorizontal}
                    verb={t('ledger.quorum.verb')}
                    title={t('ledger.quorum.verbTitle')}
                  >
                    {(close) => <QuorumForm groups={groups} group={group} onEnd={close} />}
                  </DialogButton>
                ) : null}
              </PanelRow>
            ))}
          </PanelRows>
        </div>
      ) : null}
      {number === null ? null : <PolicyPlace number={number} />}
    </Panel>
  );
}

function PolicyFile() {
  const { t } = useTranslation();
  const { agency } = useSession();
  return (
    <Button
      component="a"
      href={addressOf(ledger.policy, { agencyId: agency.id })}
      download
      variant="default"
      size="compact-sm"
      leftSection={<Download size={14} aria-hidden="true" />}
    >
      {t('ledger.quorum.download')}
    </Button>
  );
}

/** Where anybody fetches the policy, and how it is used. */
function PolicyPlace({ number }: { number: number }) {
  const { t } = useTranslation();
  const { agency } = useSession();
  const address = `${location.origin}${policyAddress(agency.id)}`;
  return (
    <p className={styles.note}>
      {t('ledger.quorum.policy', { number })}{' '}
      <Anchor href={address} className={styles.address}>
        {address}
      </Anchor>
      <br />
      {t('ledger.quorum.use')} <code className={styles.code}>{t('ledger.quorum.command')}</code>
    </p>
  );
}
