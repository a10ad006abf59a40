/** @jsxImportSource preact */
import { AppError } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { LanguageField, linkTo } from '#portal/language-kept.tsx';
import type { PortalAnswer, PortalPage, PortalRequest } from '#portal/portal-page.ts';
import { letters } from '../contract/letters.ts';

type Tracked = OutputOf<typeof letters.track>;

const codeShape = /^[0-9A-HJKMNP-TV-Z]{4}(-?[0-9A-HJKMNP-TV-Z]{4}){3}$/;

/** The code as its receipt shows it, in fours. */
const asPrinted = (code: string) => code.replaceAll('-', '').match(/.{4}/g)!.join('-');

/** Where a letter stands, for whoever holds its receipt code: stage and dates, no name and no subject. */
export const trackingPage: PortalPage = { path: '/lacak', load: loadTracking };

async function loadTracking(request: PortalRequest): Promise<PortalAnswer> {
  const typed = (request.fields.kode ?? '').replace(/\s+/g, '').toUpperCase();
  const title = request.t('letters.portal.title');
  if (typed === '') return { title, listed: true, body: <Ask request={request} /> };
  if (!codeShape.test(typed))
    return {
      title,
      status: 422,
      body: <Ask request={request} typed={typed} fault="letters.portal.malformed" />,
    };
  const code = asPrinted(typed);
  try {
    const tracked = await request.call(letters.track, { code });
    return { title, body: <Found request={request} code={code} tracked={tracked} /> };
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 500) throw error;
    const fault = error.code === 'core.not-found' ? 'letters.portal.unknown' : `errors.${error.code}`;
    return {
      title,
      status: error.status,
      body: <Ask request={request} typed={code} fault={fault} seconds={error.params.seconds} />,
    };
  }
}

interface AskProps {
  request: PortalRequest;
  typed?: string;
  fault?: string;
  seconds?: unknown;
}

function Ask({ request, typed, fault, seconds }: AskProps) {
  const { t } = request;
  return (
    <>
      <h1>{t('letters.portal.title')}</h1>
      <p class="lead">{t('letters.portal.lead')}</p>
      {fault && (
        <div class="fault" role="alert" id="fault">
          <strong>{t('letters.portal.fault')}</strong> {t(fault, { seconds })}
        </div>
      )}
      <form action="/lacak" method="get">
        <LanguageField request={request} />
        <label for="kode">{t('letters.portal.code')}</label>
        <input
          class="code"
          id="kode"
          name="kode"
          value={typed}
          required
          maxLength={19}
          autocomplete="off"
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? 'fault kode-hint' : 'kode-hint'}
        />
        <p class="hint" id="kode-hint">
          {t('letters.portal.code-hint')}
        </p>
        <button type="submit">{t('letters.portal.submit')}</button>
      </form>
    </>
  );
}

/** The stages as a citizen knows them; several inner ones are one step outside. */
const steps = ['received', 'registered', 'worked-on', 'finished'] as const;

/** A letter whose registration was cancelled is not worked on any more. */
const cancelledSteps = ['received', 'registered', 'cancelled'] as const;

const reached: Record<Tracked['stage'], number> = {
  registered: 1,
  disposed: 2,
  'in-progress': 2,
  closed: 3,
  cancelled: 2,
};

function Found({ request, code, tracked }: { request: PortalRequest; code: string; tracked: Tracked }) {
  const { t, locale } = request;
  const at = (instant: string | null) => (instant ? whenIn(locale, tracked.zone, instant) : null);
  const now = reached[tracked.stage];
  const followedUpAt = at(tracked.followedUpAt);
  const times: Partial<Record<string, string | null>> = {
    received: at(tracked.receivedAt),
    registered: at(tracked.registeredAt),
    'worked-on': followedUpAt && now === 2 ? t('letters.portal.since', { when: followedUpAt }) : followedUpAt,
    finished: at(tracked.settledAt),
    cancelled: at(tracked.settledAt),
  };
  const ended = tracked.settledAt !== null;
  return (
    <>
      <h1>{t(`letters.portal.stage.${tracked.stage}`)}</h1>
      <dl class="facts card">
        <dt>{t('letters.portal.agency')}</dt>
        <dd>{tracked.agencyName}</dd>
        <dt>{t('letters.portal.code')}</dt>
        <dd>{code}</dd>
      </dl>
      <ol class="steps">
        {(tracked.stage === 'cancelled' ? cancelledSteps : steps).map((step, index) => (
          <li
            key={step}
            class={
              step === 'cancelled' ? 'ended' : index < now || ended ? 'done' : index === now ? 'now' : ''
            }
            aria-current={index === now ? 'step' : undefined}
          >
            <b>{t(`letters.portal.step.${step}`)}</b>
            <small>
              {times[step] ??
                (index < now ? '' : t(index === now ? 'letters.portal.under-way' : 'letters.portal.not-yet'))}
            </small>
          </li>
        ))}
      </ol>
      {tracked.stage === 'cancelled' && <p>{t('letters.portal.cancelled-hint')}</p>}
      <p class="hint">{t('letters.portal.privacy')}</p>
      <p>
        <a href={linkTo('/lacak', request)}>{t('letters.portal.again')}</a>
      </p>
    </>
  );
}

/** "Sabtu, 21 November 2026 pukul 08.00 WIB". */
function whenIn(locale: string, zone: string, instant: string): string {
  return new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));
}
