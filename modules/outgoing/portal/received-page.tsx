/** @jsxImportSource preact */
import { AppError } from '#core/contract/errors.ts';
import { LanguageField, linkTo } from '#portal/language-kept.tsx';
import type { PortalAnswer, PortalPage, PortalRequest } from '#portal/portal-page.ts';
import { type ReceivedView, sending } from '../contract/sending.ts';
import { dayIn, instantIn } from './days.ts';

const codeShape = /^[0-9A-Z]{16,32}$/;
/** The form brings nothing but itself. */
const mostBytes = 2_000;

/** A letter that was sent by mail, for whoever holds its link: what it is, the letter itself, and a word that it arrived. */
export const receivedPage: PortalPage = {
  path: '/surat/:receiptCode',
  load: (request) => show(request, (receiptCode) => request.call(sending.receive, { receiptCode })),
  submit: {
    mostBytes,
    // Shown at once and not by way of another address: the page says itself that it was recorded.
    load: (request) =>
      show(request, async (receiptCode) => {
        await request.call(sending.confirm, { receiptCode });
        return request.call(sending.receive, { receiptCode });
      }),
  },
};

async function show(
  request: PortalRequest,
  ask: (receiptCode: string) => Promise<ReceivedView>,
): Promise<PortalAnswer> {
  const { t } = request;
  const receiptCode = (request.fields.receiptCode ?? '').toUpperCase();
  if (!codeShape.test(receiptCode)) return unknown(request);
  try {
    const letter = await ask(receiptCode);
    const title = t('outgoing.received.title');
    return { title, body: <Letter request={request} code={receiptCode} letter={letter} /> };
  } catch (error) {
    if (error instanceof AppError && error.code === 'core.not-found') return unknown(request);
    if (error instanceof AppError && error.code === 'outgoing.destroyed') return destroyed(request, error);
    throw error;
  }
}

function unknown({ t }: PortalRequest): PortalAnswer {
  const title = t('outgoing.received.unknown');
  const body = (
    <>
      <h1>{title}</h1>
      <p class="lead">{t('outgoing.received.unknown-hint')}</p>
    </>
  );
  return { title, status: 404, body };
}

/** The letter is known and is kept no more; the link tells when and by which report, and nothing else of it. */
function destroyed({ t, locale }: PortalRequest, { params, status }: AppError): PortalAnswer {
  const title = t('outgoing.received.destroyed');
  const body = (
    <>
      <h1>{title}</h1>
      <p class="lead">
        {t('outgoing.received.destroyed-hint', {
          day: dayIn(locale, String(params.on)),
          report: String(params.report),
        })}
      </p>
    </>
  );
  return { title, status, body };
}

interface LetterProps {
  request: PortalRequest;
  code: string;
  letter: ReceivedView;
}

function Letter({ request, code, letter }: LetterProps) {
  const { t, locale } = request;
  const facts: [string, string][] = [
    ['number', letter.number],
    ['day', dayIn(locale, letter.letterDay)],
    ['kind', letter.kind],
    ['subject', letter.subject],
  ];
  return (
    <>
      <h1>{t('outgoing.received.title')}</h1>
      <p class="lead">
        {t(letter.isCopy ? 'outgoing.received.copy' : 'outgoing.received.from', {
          agency: letter.agency,
          name: letter.name,
        })}
      </p>
      {letter.ended && (
        <div class="fault" role="alert">
          <strong>{t(`outgoing.received.${letter.ended}`)}</strong> {t('outgoing.received.ended-hint')}
        </div>
      )}
      <dl class="facts card">
        {facts.flatMap(([name, value]) => [
          <dt key={`${name}-name`}>{t(`outgoing.received.${name}`)}</dt>,
          <dd key={name}>{value}</dd>,
        ])}
      </dl>
      <p>
        <a href={`/api/outgoing/received/${code}/letter.pdf`}>{t('outgoing.received.open')}</a>
      </p>
      <p>
        <a href={linkTo(`/verifikasi/${letter.verificationCode}`, request)}>
          {t('outgoing.received.verify')}
        </a>
      </p>
      <Confirmation request={request} code={code} letter={letter} />
    </>
  );
}

function Confirmation({ request, code, letter }: LetterProps) {
  const { t, locale } = request;
  if (letter.confirmedAt)
    return (
      <p role="status">
        {t('outgoing.received.confirmed', { when: instantIn(locale, letter.zone, letter.confirmedAt) })}
      </p>
    );
  return (
    <form action={linkTo(`/surat/${code}`, request)} method="post" encType="multipart/form-data">
      <LanguageField request={request} />
      <p class="hint" id="confirm-hint">
        {t('outgoing.received.confirm-lead')}
      </p>
      <button type="submit" aria-describedby="confirm-hint">
        {t('outgoing.received.confirm')}
      </button>
    </form>
  );
}
