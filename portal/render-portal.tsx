/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { PortalLayout } from './portal-layout.tsx';
import type { PortalAnswer, PortalRequest } from './portal-page.ts';

/** The whole document of a page as text. */
export function renderPortal(
  answer: PortalAnswer,
  request: PortalRequest,
  stylesheet: string,
  address: string,
): string {
  const page = (
    <PortalLayout title={answer.title} request={request} stylesheet={stylesheet} address={address}>
      {answer.body}
    </PortalLayout>
  );
  return `<!doctype html>${renderToString(page)}`;
}
