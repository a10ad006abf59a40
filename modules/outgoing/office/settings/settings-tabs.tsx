import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { configureLetters, delegateSigning, numberLetters, sendLetters } from '../../contract/permissions.ts';
import {
  distributionPath,
  kindsPath,
  letterheadsPath,
  mandatesPath,
  numberBooksPath,
  numberingPath,
  paperPath,
} from './addresses.ts';

const places = [
  { path: kindsPath, label: 'outgoing.settings.kinds', permission: configureLetters },
  { path: numberingPath, label: 'outgoing.settings.numbering', permission: configureLetters },
  { path: letterheadsPath, label: 'outgoing.settings.letterheads', permission: configureLetters },
  { path: paperPath, label: 'outgoing.settings.paper', permission: configureLetters },
  { path: mandatesPath, label: 'outgoing.settings.mandates', permission: delegateSigning },
  { path: numberBooksPath, label: 'outgoing.settings.numberBooks', permission: numberLetters },
  { path: distributionPath, label: 'outgoing.settings.distribution', permission: sendLetters },
];

/** What can be decided about letters, as far as the person may. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <PageTabs
      label={t('outgoing.settings.title')}
      tabs={places
        .filter(({ permission }) => may(permission))
        .map(({ path, label }) => ({ to: path, label: t(label) }))}
    />
  );
}
