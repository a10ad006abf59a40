import { FileBadge, Signature } from 'lucide-react';
import { loadTexts } from '#office/i18n/language.ts';
import type { OfficeModule } from '#office/module.ts';
import { manageSignatures } from '../contract/permissions.ts';
import { certificatesPath, ownSignaturePath, signatureSettingsPath } from './addresses.ts';

/** The own signature, and who makes the signatures of the agency. */
export const signaturesOffice: OfficeModule = {
  name: 'signatures',
  navigation: [
    {
      id: 'own-signature',
      label: 'signatures.own.navigation',
      path: ownSignaturePath,
      icon: Signature,
      group: 'people',
    },
    {
      id: 'signature-settings',
      label: 'signatures.settings.title',
      path: signatureSettingsPath,
      icon: FileBadge,
      group: 'administration',
      permission: manageSignatures,
    },
  ],
  routes: [
    {
      path: ownSignaturePath,
      title: 'signatures.own.title',
      load: () =>
        import('./own/own-signature-page.tsx').then(({ OwnSignaturePage }) => ({ Page: OwnSignaturePage })),
    },
    {
      path: signatureSettingsPath,
      title: 'signatures.settings.title',
      permission: manageSignatures,
      load: () =>
        import('./settings/signature-settings-page.tsx').then(({ SignatureSettingsPage }) => ({
          Page: SignatureSettingsPage,
        })),
    },
    {
      path: certificatesPath,
      title: 'signatures.certificates.title',
      permission: manageSignatures,
      load: () =>
        Promise.all([import('./certificates/certificates-page.tsx'), loadTexts('organization')]).then(
          ([{ CertificatesPage }]) => ({ Page: CertificatesPage }),
        ),
    },
  ],
  commands: ({ t, go }) => [
    {
      id: 'signatures.own',
      title: t('signatures.own.command'),
      words: t('signatures.own.words'),
      icon: Signature,
      run: () => go(ownSignaturePath),
    },
  ],
  live: {
    'signing-certificate.*': ['signatures.'],
    'signature-settings.*': ['signatures.'],
    'signature-authority.*': ['signatures.'],
  },
};
