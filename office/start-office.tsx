import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './design/fonts.css';
import './design/library.css';
import './design/tokens.css';
import './design/mantine.css';
import './design/base.css';
import { queryClient } from './data/query-client.ts';
import { themeManager } from './design/appearance.ts';
import { noteFailedStyles } from './design/feedback/failed-styles.ts';
import { officeTheme } from './design/theme.ts';
import { startTexts } from './i18n/language.ts';
import type { OfficeModule } from './module.ts';
import { allowOffline } from './outbox/offline-rules.ts';
import { joinBrowser } from './pwa/register.ts';
import { createOfficeRouter } from './router/office-router.tsx';
import { askForSession } from './session/session-state.ts';
import { ModulesContext } from './shell/office-modules.ts';

/** Opens the office in the page. */
export async function startOffice(modules: readonly OfficeModule[]): Promise<void> {
  const nonce = styleNonce();
  // The scroll lock of the component library makes a style of its own and asks for the nonce here.
  Object.assign(globalThis, { __webpack_nonce__: nonce });
  noteFailedStyles();
  allowOffline(modules.flatMap(({ offline }) => offline ?? []));
  askForSession(queryClient);
  await startTexts();
  joinBrowser();
  const router = createOfficeRouter(modules);
  createRoot(document.getElementById('office')!).render(
    <StrictMode>
      <MantineProvider
        theme={officeTheme}
        colorSchemeManager={themeManager}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queryClient}>
          <ModulesContext value={modules}>
            <RouterProvider router={router} />
          </ModulesContext>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}

/** The server writes a new nonce into every page; styles made by scripts must carry it (CSP `style-src`). */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
