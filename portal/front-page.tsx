/** @jsxImportSource preact */
import { LanguageField, linkTo } from './language-kept.tsx';
import type { PortalPage, PortalRequest } from './portal-page.ts';

/** The first page: what a citizen can do here, the most asked-for first. */
export const frontPage: PortalPage = {
  path: '/',
  load: async (request) => ({
    title: request.t('portal.front.title'),
    keepSeconds: 60,
    listed: true,
    body: <Front {...request} />,
  }),
};

function Front(request: PortalRequest) {
  const { t } = request;
  return (
    <>
      <h1>{t('portal.front.title')}</h1>
      <p class="lead">{t('portal.front.lead')}</p>
      <section class="card" aria-labelledby="track">
        <h2 id="track" class="first">
          {t('portal.track')}
        </h2>
        <form action="/lacak" method="get">
          <LanguageField request={request} />
          <label for="kode">{t('letters.portal.code')}</label>
          <input
            class="code"
            id="kode"
            name="kode"
            required
            maxLength={19}
            autocomplete="off"
            aria-describedby="kode-hint"
          />
          <p class="hint" id="kode-hint">
            {t('letters.portal.code-hint')}
          </p>
          <button type="submit">{t('letters.portal.submit')}</button>
        </form>
      </section>
      <section class="card" aria-labelledby="verify">
        <h2 id="verify" class="first">
          {t('portal.front.verify')}
        </h2>
        <p>{t('portal.front.verify-lead')}</p>
        <a class="tap" href={linkTo('/verifikasi', request)}>
          {t('portal.front.verify')}
        </a>
      </section>
    </>
  );
}
