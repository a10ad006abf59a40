import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { type AccountView, accounts } from '../../contract/accounts.ts';
import { OneTimeCode, type ResetCode } from './one-time-code.tsx';

type Asked = 'reset' | 'factors' | 'disable';

/** What an administrator can do with an account; never with the own. */
export function AccountActs({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [code, setCode] = useState<ResetCode | null>(null);
  const close = () => setAsked(null);
  const reset = useAct(accounts.resetPassword, {
    onDone: (answer) => {
      close();
      setCode(answer);
    },
  });
  const removeFactors = useAct(accounts.removeFactors, {
    onDone: () => {
      close();
      toast(t('identity.account.factorsRemoved'));
    },
  });
  const enable = useAct(accounts.enable, { onDone: () => toast(t('identity.account.enabledNow')) });
  const disable = useAct(accounts.disable, {
    onDone: () => {
      close();
      toast(t('identity.account.disabledNow'), { undo: () => enable.mutate({ accountId: account.id }) });
    },
  });
  const acts = { reset, factors: removeFactors, disable };
  const offered: Asked[] = [
    ...(account.can.reset ? (['reset'] as const) : []),
    ...(account.can.reset && account.secondFactor ? (['factors'] as const) : []),
    ...(account.can.disable ? (['disable'] as const) : []),
  ];
  const { person } = account;
  return (
    <Panel title={t('identity.account.acts')} flush>
      {enable.error ? <ErrorState compact error={enable.error} /> : null}
      {offered.length === 0 && !account.disabledAt ? (
        <NothingYet>{t('identity.account.own')}</NothingYet>
      ) : null}
      <PanelRows>
        {offered.map((act) => (
          <PanelRow key={act} name={t(`identity.act.${act}`)} detail={t(`identity.act.${act}Hint`)}>
            <Button variant="default" onClick={() => setAsked(act)}>
              {t(`identity.act.${act}Verb`)}
            </Button>
          </PanelRow>
        ))}
        {account.disabledAt ? (
          <PanelRow name={t('identity.act.enable')} detail={t('identity.act.enableHint')}>
            <Button loading={enable.isPending} onClick={() => enable.mutate({ accountId: account.id })}>
              {t('identity.act.enableVerb')}
            </Button>
          </PanelRow>
        ) : null}
      </PanelRows>
      {(['reset', 'factors', 'disable'] as const).map((act) => (
        <ConfirmFinal
          key={act}
          opened={asked === act}
          onClose={close}
          title={t(`identity.act.${act}`)}
          verb={t(`identity.act.${act}Verb`)}
          danger={act !== 'reset'}
          busy={acts[act].isPending}
          error={acts[act].error}
          onConfirm={() => acts[act].mutate({ accountId: account.id })}
        >
          {t(`identity.act.${act}Sure`, { person: person.name })}
        </ConfirmFinal>
      ))}
      <OneTimeCode reset={code} person={person.name} onClose={() => setCode(null)} />
    </Panel>
  );
}
