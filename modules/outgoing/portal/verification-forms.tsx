/** @jsxImportSource preact */
import type { AppError } from '#core/contract/errors.ts';
import { LanguageField, linkTo } from '#portal/language-kept.tsx';
import type { PortalRequest } from '#portal/portal-page.ts';
import { mostVerifiedBytes } from '../contract/verification.ts';

const limitMegabytes = Math.floor(mostVerifiedBytes / 1_048_576);

interface FormsProps {
  request: PortalRequest;
  fault: AppError | undefined;
  typed: string | undefined;
}

/** Faults that lie in the code; all others lie in the file, or in the moment. */
const codeFaults = ['outgoing.code-malformed', 'outgoing.code-unknown'];

export function VerificationForms({ request, fault, typed }: FormsProps) {
  const { t } = request;
  const isCode = !!fault && codeFaults.includes(fault.code);
  return (
    <>
      <FaultNote request={request} fault={fault} />
      <section class="card" aria-labelledby="by-code">
        <h2 id="by-code" class="first">
          {t('outgoing.verify.by-code')}
        </h2>
        <form action="/verifikasi" method="get">
          <LanguageField request={request} />
          <label for="kode">{t('outgoing.verify.code')}</label>
          <input
            class="code"
            id="kode"
            name="kode"
            value={typed}
            required
            maxLength={60}
            autocomplete="off"
            aria-invalid={isCode ? true : undefined}
            aria-describedby={isCode ? 'fault kode-hint' : 'kode-hint'}
          />
          <p class="hint" id="kode-hint">
            {t('outgoing.verify.code-hint')}
          </p>
          <button type="submit">{t('outgoing.verify.submit-code')}</button>
        </form>
      </section>
      <section class="card" aria-labelledby="by-file">
        <h2 id="by-file" class="first">
          {t('outgoing.verify.by-file')}
        </h2>
        <FileForm request={request} action="/verifikasi" />
      </section>
    </>
  );
}

/** Why what was sent could not be checked. */
export function FaultNote({ request, fault }: { request: PortalRequest; fault: AppError | undefined }) {
  if (!fault) return null;
  const head = fault.code === 'outgoing.code-unknown' ? 'unknown' : 'fault';
  return (
    <div class="fault" role="alert" id="fault">
      <strong>{request.t(`outgoing.verify.${head}`)}</strong>{' '}
      {request.t(`errors.${fault.code}`, fault.params)}
    </div>
  );
}

/** A plain form with a file; the script of the page lets it be dropped as well. */
export function FileForm({ request, action }: { request: PortalRequest; action: `/${string}` }) {
  const { t } = request;
  return (
    <form
      action={linkTo(action, request)}
      method="post"
      enctype="multipart/form-data"
      data-drop={mostVerifiedBytes}
      data-too-large={t('outgoing.verify.too-large', { limitMegabytes })}
      data-busy={t('outgoing.verify.busy')}
    >
      <label for="berkas">{t('outgoing.verify.file')}</label>
      <input
        type="file"
        id="berkas"
        name="berkas"
        accept="application/pdf,.pdf"
        required
        aria-describedby="berkas-hint"
      />
      <p class="hint" id="berkas-hint">
        <span class="drop-hint">{t('outgoing.verify.drop-hint')} </span>
        {t('outgoing.verify.file-hint', { limitMegabytes })}
      </p>
      <button type="submit">{t('outgoing.verify.submit-file')}</button>
    </form>
  );
}
