/** @jsxImportSource preact */
import { AppError } from '#core/contract/errors.ts';
import { linkTo } from './language-kept.tsx';
import type { PortalAnswer, PortalRequest } from './portal-page.ts';

/** What a visitor sees at an address that leads nowhere. */
export function missingPage(request: PortalRequest): PortalAnswer {
  const { t } = request;
  const title = t('portal.missing.title');
  const body = (
    <>
      <h1>{title}</h1>
      <p class="lead">{t('portal.missing.body')}</p>
      <p>
        <a href={linkTo('/', request)}>{t('portal.missing.home')}</a>
      </p>
    </>
  );
  return { title, status: 404, body };
}

/** What a visitor sees when something went wrong: what it means, and the number to quote. */
export function faultPage({ t }: PortalRequest, error: unknown, requestId: string): PortalAnswer {
  const known = error instanceof AppError ? error : new AppError('core.internal');
  const title = t('portal.fault.title');
  const body = (
    <>
      <h1>{title}</h1>
      <p class="lead">{t(`errors.${known.code}`, known.params)}</p>
      <p class="hint">
        {known.code} · {requestId}
      </p>
    </>
  );
  return { title, status: known.status, body };
}
