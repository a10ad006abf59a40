import { KeyRound, UserRoundCog, UsersRound } from 'lucide-react';
import { lazyPart } from '#office/design/feedback/lazy-part.tsx';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule } from '#office/module.ts';
import { manageAccounts } from '../contract/permissions.ts';
import { accountPath, accountsPath, adoptionPath, myAccountPath, providerReturnPath } from './addresses.ts';

/** These pages use pickers of the organization, whose words they need too. */
const withOrganization = <T>(page: Promise<T>) =>
  Promise.all([page, loadTexts('organization')]).then(([loaded]) => loaded);

const PersonAccount = lazyPart(() =>
  Promise.all([import('./accounts/person-account.tsx'), loadTexts('identity')]).then(
    ([{ PersonAccount }]) => PersonAccount,
  ),
);

/** The own account, and the accounts of the agency. */
export const identityOffice: OfficeModule = {
  name: 'identity',
  navigation: [
    {
      id: 'accounts',
      label: 'identity.accounts.title',
      path: accountsPath,
      icon: UsersRound,
      group: 'administration',
      permission: manageAccounts,
    },
    {
      id: 'my-account',
      label: 'identity.own.title',
      path: myAccountPath,
      icon: UserRoundCog,
      group: 'people',
    },
  ],
  routes: [
    {
      path: myAccountPath,
      title: 'identity.own.title',
      load: () =>
        withOrganization(import('./my-account/my-account-page.tsx')).then(({ MyAccountPage }) => ({
          Page: MyAccountPage,
        })),
    },
    {
      path: providerReturnPath,
      title: 'identity.own.title',
      load: () =>
        import('./my-account/provider-return-page.tsx').then(({ ProviderReturnPage }) => ({
          Page: ProviderReturnPage,
        })),
    },
    {
      path: accountsPath,
      title: 'identity.accounts.title',
      permission: manageAccounts,
      load: () =>
        withOrganization(import('./accounts/accounts-page.tsx')).then(({ AccountsPage }) => ({
          Page: AccountsPage,
        })),
    },
    {
      path: adoptionPath,
      title: 'identity.adoption.title',
      permission: manageAccounts,
      load: () => import('./adoption/adoption-page.tsx').then(({ AdoptionPage }) => ({ Page: AdoptionPage })),
    },
    {
      path: accountPath('$personId'),
      title: 'identity.account.one',
      permission: manageAccounts,
      load: () =>
        withOrganization(import('./accounts/account-page.tsx')).then(({ AccountPage }) => ({
          Page: AccountPage,
        })),
    },
  ],
  commands: ({ t, go }) => [
    {
      id: 'identity.security',
      title: t('identity.own.command'),
      words: t('identity.own.words'),
      icon: KeyRound,
      run: () => go(myAccountPath),
    },
  ],
  slots: { 'person.account': PersonAccount },
  live: {
    'session.*': ['identity.'],
    'account.*': ['identity.'],
    'factor.*': ['identity.'],
    'key.*': ['identity.'],
  },
};
