import { trackingPage } from '#modules/letters/portal/tracking-page.tsx';
import { frontPage } from '#portal/front-page.tsx';
import type { PortalPage } from '#portal/portal-page.ts';

/** The pages of the portal: the shell's own and those of the modules. */
export const portalPages: readonly PortalPage[] = [frontPage, trackingPage];
