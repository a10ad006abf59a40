/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { type PortalFiles, PortalLayout } from './portal-layout.tsx';
import type { PortalAnswer, PortalRequest } from './portal-page.ts';

/** The whole document of a page as text. */
export function renderPortal(
  answer: PortalAnswer,
  request: PortalRequest,
  files: PortalFiles,
  address: string,
): string {
  const page = (
    <PortalLayout
      title={answer.title}
      request={request}
      files={files}
      script={answer.script}
      address={address}
    >
      {answer.body}
    </PortalLayout>
  );
  return `<!doctype html>${renderToString(page)}`;
}
