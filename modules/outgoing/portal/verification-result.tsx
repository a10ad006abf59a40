/** @jsxImportSource preact */
import {
  type Evidence,
  offlineVerifierPath,
  policyAddress,
  proofAddress,
} from '#modules/ledger/contract/ledger.ts';
import { linkTo } from '#portal/language-kept.tsx';
import type { PortalRequest } from '#portal/portal-page.ts';
import type { Conclusion, ShownLetter, VerificationView } from '../contract/verification.ts';
import { dayIn, dayOf, instantIn } from './days.ts';
import { SignatureCard } from './signature-card.tsx';
import { FaultNote, FileForm } from './verification-forms.tsx';

/** How serious a conclusion is; the words say it too. */
const tones: Record<Conclusion, 'good' | 'wait' | 'bad'> = {
  genuine: 'good',
  extended: 'good',
  earlier: 'wait',
  withdrawn: 'bad',
  replaced: 'bad',
  destroyed: 'good',
  unfinished: 'bad',
  'genuine-unproven': 'wait',
  'another-letter': 'bad',
  foreign: 'wait',
  'borrowed-code': 'bad',
  changed: 'bad',
  broken: 'bad',
  untrusted: 'bad',
  unsigned: 'wait',
  unreadable: 'wait',
  unchecked: 'wait',
};
const marks = { good: '✓', wait: '!', bad: '✕' } as const;

const usualZone = 'Asia/Jakarta';

interface ResultProps {
  request: PortalRequest;
  view: VerificationView;
  /** What was checked: the letter that is kept here under a code, or a file that was sent. */
  by: 'code' | 'file';
  /** The code that was asked for. */
  asked?: string | undefined;
}

/** What is said of a letter or a file: the word for it first, then what it rests on. */
export function VerificationResult({ request, view, by, asked }: ResultProps) {
  const { t } = request;
  const { conclusion, letter } = view;
  const tone = tones[conclusion];
  const isOther = by === 'file' && asked !== undefined && letter?.code !== asked;
  return (
    <>
      <div class={`verdict ${tone}`}>
        <span class="mark" aria-hidden="true">
          {marks[tone]}
        </span>
        <h1>{t(`outgoing.verify.${conclusion}.title`)}</h1>
        <p>{t(`outgoing.verify.${conclusion}.${by}`, { agency: letter?.agency })}</p>
        {view.unreadable && <p>{t(`outgoing.verify.unreadable-why.${view.unreadable}`)}</p>}
        {isOther && conclusion !== 'another-letter' && <p>{t('outgoing.verify.not-the-asked')}</p>}
      </div>
      <FaultNote request={request} fault={request.fault} />
      {letter?.ended && <Ended request={request} letter={letter} ended={letter.ended} />}
      {letter?.destroyed && (
        <div class="fault">
          {t('outgoing.verify.destroyed-by', {
            day: dayIn(request.locale, letter.destroyed.on),
            report: letter.destroyed.report,
          })}
        </div>
      )}
      <Changes request={request} view={view} />
      {letter && <Facts request={request} letter={letter} named={by === 'file' && isMerelyNamed(view)} />}
      {view.signatures.length > 0 && (
        <>
          <h2>{t('outgoing.verify.signatures')}</h2>
          {view.signatures.map((one) => (
            <SignatureCard
              key={`${one.kind} ${one.name} ${one.provenAt ?? one.statedAt}`}
              request={request}
              signature={one}
              zone={letter?.zone ?? usualZone}
              overtaken={conclusion === 'changed' || conclusion === 'broken'}
            />
          ))}
        </>
      )}
      {view.evidence && <EvidenceLinks request={request} evidence={view.evidence} />}
      <Digests request={request} view={view} />
      {by === 'code' && (
        <section class="card" aria-labelledby="compare">
          <h2 id="compare" class="first">
            {t('outgoing.verify.compare')}
          </h2>
          <p>{t('outgoing.verify.compare-lead')}</p>
          <FileForm request={request} action={`/verifikasi/${asked ?? ''}`} />
        </section>
      )}
      {by === 'file' && <p class="hint">{t('outgoing.verify.not-kept')}</p>}
      <p>
        <a class="tap" href={linkTo('/verifikasi', request)}>
          {t('outgoing.verify.again')}
        </a>
      </p>
    </>
  );
}

/** The file is not the letter, but says that it is. */
const isMerelyNamed = ({ conclusion, verdict }: VerificationView): boolean =>
  conclusion === 'borrowed-code' ||
  (verdict !== null && ['broken', 'untrusted', 'unsigned'].includes(verdict));

function Ended({
  request,
  letter,
  ended,
}: {
  request: PortalRequest;
  letter: ShownLetter;
  ended: NonNullable<ShownLetter['ended']>;
}) {
  const { t, locale } = request;
  const day = dayOf(locale, letter.zone, ended.at);
  return (
    <div class="fault">
      <strong>{t(`outgoing.verify.ended.${ended.how}`, { day })}</strong>{' '}
      {ended.by && (
        <>
          {t('outgoing.verify.ended.by')}{' '}
          <a href={linkTo(`/verifikasi/${ended.by.code}`, request)}>
            {t('outgoing.verify.ended.number', {
              number: ended.by.number,
              day: dayIn(locale, ended.by.letterDay),
            })}
          </a>
        </>
      )}
    </div>
  );
}

function Changes({ request: { t }, view }: { request: PortalRequest; view: VerificationView }) {
  if (view.changes.length === 0) return null;
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes" class="first">
        {t('outgoing.verify.changes')}
      </h2>
      <ul class="plain">
        {view.changes.map(({ what, page }) => (
          <li key={`${what} ${page}`}>
            {page !== null && <b>{t('outgoing.verify.on-page', { page })} </b>}
            {t(`outgoing.verify.change.${what}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({
  request,
  letter,
  named,
}: {
  request: PortalRequest;
  letter: ShownLetter;
  /** The letter is only what the file says that it is. */
  named: boolean;
}) {
  const { t, locale } = request;
  return (
    <section class="card" aria-labelledby="letter">
      <h2 id="letter" class="first">
        {t(named ? 'outgoing.verify.letter-named' : 'outgoing.verify.letter')}
      </h2>
      {named && <p>{t('outgoing.verify.letter-named-hint')}</p>}
      <dl class="facts">
        <dt>{t('outgoing.verify.agency')}</dt>
        <dd>{letter.agency}</dd>
        <dt>{t('outgoing.verify.number')}</dt>
        <dd>{letter.number}</dd>
        <dt>{t('outgoing.verify.letter-day')}</dt>
        <dd>{dayIn(locale, letter.letterDay)}</dd>
        <dt>{t('outgoing.verify.kind')}</dt>
        <dd>{letter.kind}</dd>
        <dt>{t('outgoing.verify.subject')}</dt>
        <dd>
          {letter.subject ??
            t(letter.secret ? 'outgoing.verify.subject-secret' : 'outgoing.verify.subject-gone')}
        </dd>
        {letter.signers.map(({ lines, name }) => (
          <Signer key={name} label={t('outgoing.verify.printed-signer')} lines={lines} name={name} />
        ))}
        <dt>{t('outgoing.verify.signed-at')}</dt>
        <dd>{instantIn(locale, letter.zone, letter.signedAt)}</dd>
        <dt>{t('outgoing.verify.code')}</dt>
        <dd>{letter.code}</dd>
      </dl>
      <p class="hint">{t('outgoing.verify.compare-paper')}</p>
    </section>
  );
}

function Signer({ label, lines, name }: { label: string; lines: string[]; name: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {name}
        <br />
        <small>{lines.join(' ').replace(/,$/, '')}</small>
      </dd>
    </>
  );
}

/** What anybody checks offline, today or when this server is no more. */
function EvidenceLinks({ request, evidence }: { request: PortalRequest; evidence: Evidence }) {
  const { t } = request;
  return (
    <section class="card" aria-labelledby="evidence">
      <h2 id="evidence" class="first">
        {t('outgoing.verify.evidence.title')}
      </h2>
      <p>{t('outgoing.verify.evidence.lead')}</p>
      <ul class="plain">
        <li>
          <a class="tap" href={proofAddress(evidence)} download>
            {t('outgoing.verify.evidence.proof')}
          </a>
        </li>
        <li>
          <a class="tap" href={policyAddress(evidence.agencyId)} download>
            {t('outgoing.verify.evidence.policy')}
          </a>
        </li>
        <li>
          <a class="tap" href={linkTo(offlineVerifierPath, request)}>
            {t('outgoing.verify.evidence.page')}
          </a>
        </li>
      </ul>
    </section>
  );
}

/** What anybody compares without us, by a program of their own. */
function Digests({ request: { t }, view: { digests } }: { request: PortalRequest; view: VerificationView }) {
  const shown = (['kept', 'file'] as const).flatMap((which) => {
    const digest = digests[which];
    return digest ? [{ which, digest }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <details class="digests">
      <summary>{t('outgoing.verify.digests')}</summary>
      {shown.map(({ which, digest }) => (
        <p key={which}>
          {t(`outgoing.verify.digest.${which}`)}: <code>{digest}</code>
        </p>
      ))}
    </details>
  );
}
