/** @jsxImportSource preact */
import { addressOf } from '#core/contract/client.ts';
import { AppError } from '#core/contract/errors.ts';
import type { PortalPage, PortalRequest } from '#portal/portal-page.ts';
import { type SharedView, ShareToken, shares } from '../contract/shares.ts';

/** What a link to records shows to whoever holds it, without an account. */
export const sharedPage: PortalPage = {
  path: '/b/:token',
  load: async (request) => {
    const { t } = request;
    const token = ShareToken.safeParse(request.fields.token);
    try {
      if (!token.success) throw new AppError('core.not-found');
      const view = await request.call(shares.open, { token: token.data });
      return { title: view.title, body: <Shared request={request} view={view} token={token.data} /> };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'core.not-found') throw error;
      return {
        title: t('archive.portal.share.gone'),
        status: 404,
        body: (
          <>
            <h1>{t('archive.portal.share.gone')}</h1>
            <p class="lead">{t('archive.portal.share.goneWhat')}</p>
          </>
        ),
      };
    }
  },
};

interface SharedProps {
  request: PortalRequest;
  view: SharedView;
  token: string;
}

function Shared({ request, view, token }: SharedProps) {
  const { t, locale } = request;
  // Open until the end of the day before the instant at which it ends.
  const last = new Date(Date.parse(view.expiresAt) - 1);
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: view.zone }).format(last);
  return (
    <>
      <h1>{view.title}</h1>
      <p class="lead">{t('archive.portal.share.by', { agency: view.agencyName, until })}</p>
      {view.records.map((record) => (
        <section key={record.id} class="card" aria-label={record.title}>
          <h2>{record.title}</h2>
          <dl class="facts">
            <Fact name={t('archive.portal.share.number')} value={record.number} />
            <Fact name={t('archive.portal.share.party')} value={record.party} />
            <Fact name={t('archive.portal.share.date')} value={dayOf(locale, record.recordDate)} />
            <Fact name={t('archive.portal.share.unit')} value={record.unitName} />
          </dl>
          {record.files.length === 0 ? (
            <p class="hint">{t('archive.portal.share.paper')}</p>
          ) : (
            <ul class="contents" aria-label={t('archive.portal.share.files')}>
              {record.files.map(({ position, name, size }) => (
                <li key={position}>
                  <a class="call" href={addressOf(shares.download, { token, recordId: record.id, position })}>
                    {name}
                  </a>
                  <small class="hint">{sizeOf(locale, size)}</small>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <p class="hint">{t('archive.portal.share.kept')}</p>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  if (!value) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function dayOf(locale: string, day: string | null): string | null {
  if (!day) return null;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

function sizeOf(locale: string, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_000));
  const [value, unit] = kilobytes < 1_000 ? [kilobytes, 'kilobyte'] : [kilobytes / 1_000, 'megabyte'];
  const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(value as number);
}
