/** @jsxImportSource preact */
import { AppError } from '#core/contract/errors.ts';
import { linkTo } from '#portal/language-kept.tsx';
import type { PortalAnswer, PortalPage, PortalRequest } from '#portal/portal-page.ts';
import { mostVerifiedBytes, VerificationCode, verification } from '../contract/verification.ts';
import { VerificationForms } from './verification-forms.tsx';
import { VerificationResult } from './verification-result.tsx';

/** Anybody may ask whether a letter is genuine: by the code on the paper, or by the file. */
export const verificationPage: PortalPage = {
  path: '/verifikasi',
  load: async (request) => {
    const typed = request.fields.kode;
    const code = VerificationCode.safeParse(typed ?? '');
    if (!request.fault && code.success)
      return { title: '', body: <></>, redirect: linkTo(`/verifikasi/${code.data}`, request) };
    const malformed = typed === undefined ? undefined : new AppError('outgoing.code-malformed');
    return { ...asked(request, request.fault ?? malformed, typed), listed: typed === undefined };
  },
  submit: {
    mostBytes: mostVerifiedBytes,
    load: async (request, file) => {
      const view = await request.upload(verification.byFile, {}, file);
      return {
        title: request.t(`outgoing.verify.${view.conclusion}.title`),
        script: 'drop-file',
        body: <VerificationResult request={request} view={view} by="file" />,
      };
    },
  },
};

/** Where the QR code on a letter leads to. */
export const letterVerificationPage: PortalPage = {
  path: '/verifikasi/:code',
  load: async (request) => {
    const typed = request.fields.code ?? '';
    const code = VerificationCode.safeParse(typed);
    if (!code.success) return asked(request, new AppError('outgoing.code-malformed'), typed);
    try {
      const view = await request.call(verification.byCode, { code: code.data });
      return {
        title: request.t(`outgoing.verify.${view.conclusion}.title`),
        ...(request.fault && { status: request.fault.status }),
        script: 'drop-file',
        body: <VerificationResult request={request} view={view} by="code" asked={code.data} />,
      };
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 500) throw error;
      const unknown = error.code === 'core.not-found' ? new AppError('outgoing.code-unknown') : error;
      return asked(request, unknown, code.data);
    }
  },
  submit: {
    mostBytes: mostVerifiedBytes,
    load: async (request, file) => {
      const { code } = request.fields;
      const view = await request.upload(verification.byFile, { code: code ?? '' }, file);
      return {
        title: request.t(`outgoing.verify.${view.conclusion}.title`),
        script: 'drop-file',
        body: <VerificationResult request={request} view={view} by="file" asked={code} />,
      };
    },
  },
};

/** The page that asks, with what was wrong with what was sent. */
function asked(request: PortalRequest, fault: AppError | undefined, typed?: string): PortalAnswer {
  const { t } = request;
  return {
    title: t('outgoing.verify.title'),
    ...(fault && { status: fault.status }),
    script: 'drop-file',
    body: (
      <>
        <h1>{t('outgoing.verify.title')}</h1>
        <p class="lead">{t('outgoing.verify.lead')}</p>
        <VerificationForms request={request} fault={fault} typed={typed} />
      </>
    ),
  };
}
