import { ShieldCheck } from 'lucide-react';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule } from '#office/module.ts';
import { watchLedger } from '../contract/permissions.ts';
import { ledgerPath, witnessesPath } from './addresses.ts';

/** The log that nobody changes unseen: how it stands, what does not hold, and the drill. */
export const ledgerOffice: OfficeModule = {
  name: 'ledger',
  navigation: [
    {
      id: 'ledger',
      label: 'ledger.page.title',
      path: ledgerPath,
      icon: ShieldCheck,
      group: 'administration',
      permission: watchLedger,
    },
  ],
  routes: [
    {
      path: ledgerPath,
      title: 'ledger.page.title',
      permission: watchLedger,
      load: () =>
        Promise.all([import('./ledger-page.tsx'), loadTexts('ledger')]).then(([{ LedgerPage }]) => ({
          Page: LedgerPage,
        })),
    },
    {
      path: witnessesPath,
      title: 'ledger.witnesses.page',
      permission: watchLedger,
      load: () =>
        Promise.all([
          import('./witnesses/witnesses-page.tsx'),
          loadTexts('ledger'),
          loadTexts('identity'),
        ]).then(([{ WitnessesPage }]) => ({ Page: WitnessesPage })),
    },
  ],
  live: { 'ledger.alarm': ['ledger.'] },
  subjects: { ledger: () => ledgerPath },
};
