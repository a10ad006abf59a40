/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { BatikLine } from './batik-line.tsx';
import { inLanguage } from './in-language.ts';
import { linkTo } from './language-kept.tsx';
import { Mark } from './mark.tsx';
import type { PortalRequest, PortalScript } from './portal-page.ts';

/** Addresses of the files that pages load. */
export interface PortalFiles {
  stylesheet: string;
  scripts: Record<PortalScript, string>;
}

interface LayoutProps {
  title: string;
  request: PortalRequest;
  files: PortalFiles;
  script: PortalScript | undefined;
  /** What was asked for, path and query. */
  address: string;
  children: ComponentChildren;
}

/** The frame of every public page: header, language, footer. */
export function PortalLayout({ title, request, files, script, address, children }: LayoutProps) {
  const { t, locale } = request;
  const other = locale === 'id' ? 'en' : 'id';
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Pendopo`}</title>
        <link rel="stylesheet" href={files.stylesheet} />
        <link rel="icon" href="/portal/icon.svg" type="image/svg+xml" />
        {script && <script src={files.scripts[script]} defer />}
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
              <a href={linkTo('/verifikasi', request)}>{t('portal.verify')}</a>
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
