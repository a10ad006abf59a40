/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { BatikLine } from './batik-line.tsx';
import { inLanguage } from './in-language.ts';
import { linkTo } from './language-kept.tsx';
import { Mark } from './mark.tsx';
import type { PortalRequest } from './portal-page.ts';

interface LayoutProps {
  title: string;
  request: PortalRequest;
  stylesheet: string;
  /** What was asked for, path and query. */
  address: string;
  children: ComponentChildren;
}

/** The frame of every public page: header, language, footer. */
export function PortalLayout({ title, request, stylesheet, address, children }: LayoutProps) {
  const { t, locale } = request;
  const other = locale === 'id' ? 'en' : 'id';
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Pendopo`}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/portal/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">
          {t('portal.skip')}
        </a>
        <header class="top">
          <div class="wide">
            <a class="brand" href={linkTo('/', request)}>
              <Mark />
              Pendopo
            </a>
            <nav aria-label={t('portal.navigation')}>
              <a href={linkTo('/lacak', request)}>{t('portal.track')}</a>
              <a href={inLanguage(address, other)} lang={other} hreflang={other}>
                {t('portal.other-language')}
              </a>
              <a class="staff" href="/office/">
                {t('portal.staff')}
              </a>
            </nav>
          </div>
          <BatikLine />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="bottom">
          <div class="wide">
            <p>{t('portal.footer')}</p>
            <p>
              <a href={linkTo('/api/reference', request)}>{t('portal.api')}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}
