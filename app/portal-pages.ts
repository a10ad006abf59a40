import { sharedPage } from '#modules/archive/portal/shared-page.tsx';
import { trackingPage } from '#modules/letters/portal/tracking-page.tsx';
import { receivedPage } from '#modules/outgoing/portal/received-page.tsx';
import { letterVerificationPage, verificationPage } from '#modules/outgoing/portal/verification-page.tsx';
import { frontPage } from '#portal/front-page.tsx';
import type { PortalPage } from '#portal/portal-page.ts';

/** The pages of the portal: the shell's own and those of the modules. */
export const portalPages: readonly PortalPage[] = [
  frontPage,
  trackingPage,
  verificationPage,
  letterVerificationPage,
  receivedPage,
  sharedPage,
];
