import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { dispositions } from '../../contract/dispositions.ts';
import { giveDispositions, watchDispositions } from '../../contract/permissions.ts';
import { givenPath, inboxPath, statisticsPath } from '../addresses.ts';

/** The ways into dispositions: what came, what was given, and the figures. */
export function DispositionsTabs() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: counters } = useOperation(dispositions.counters, {});
  const tabs = [
    { path: inboxPath, label: 'dispositions.nav.inbox', count: counters?.open },
    {
      path: givenPath,
      label: 'dispositions.nav.given',
      count: counters?.toAccept,
      permission: giveDispositions,
    },
    { path: statisticsPath, label: 'dispositions.nav.statistics', permission: watchDispositions },
  ].filter((tab) => may(tab.permission));
  if (tabs.length === 1) return null;
  return (
    <PageTabs
      label={t('dispositions.title')}
      tabs={tabs.map(({ path, label, count }) => ({ to: path, label: t(label), count }))}
    />
  );
}
