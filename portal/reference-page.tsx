/** @jsxImportSource preact */
import type { Operation } from '#core/contract/operation.ts';
import { openApi } from '#core/http/openapi.ts';
import type { Route } from '#core/http/route.ts';
import type { PortalPage, PortalRequest } from './portal-page.ts';

type Json = Record<string, never> & { [key: string]: Json };

/** The API as pages for people: every operation with its access, input, output and error codes. */
export function referencePage(routes: readonly Route[], version: string): PortalPage {
  const description = openApi(routes, version) as unknown as { paths: Json };
  const operations = routes.map((route) => route.operation);
  const tags = [...new Set(operations.map((op) => op.id.split('.')[0]!))];
  return {
    path: '/api/reference',
    load: async (request) => ({
      title: request.t('portal.reference.title'),
      keepSeconds: 300,
      body: (
        <>
          <h1>{request.t('portal.reference.title')}</h1>
          <p class="lead">
            {request.t('portal.reference.lead')} <a href="/api/openapi.json">openapi.json</a>
          </p>
          {tags.map((tag) => (
            <section key={tag} class="operations">
              <h2 id={tag}>{tag}</h2>
              {operations
                .filter((op) => op.id.startsWith(`${tag}.`))
                .map((op) => (
                  <OperationEntry
                    key={op.id}
                    op={op}
                    request={request}
                    described={describedIn(description.paths, op)}
                  />
                ))}
            </section>
          ))}
        </>
      ),
    }),
  };
}

function describedIn(paths: Json, op: Operation): Json {
  return paths[op.path.replace(/:(\w+)/g, '{$1}')]![op.method.toLowerCase()]!;
}

function OperationEntry({
  op,
  request: { t },
  described,
}: {
  op: Operation;
  request: PortalRequest;
  described: Json;
}) {
  const access =
    op.access.kind === 'permission'
      ? t('portal.reference.permission', { permission: op.access.permission })
      : t(`portal.reference.${op.access.kind}`);
  return (
    <details class="card">
      <summary>
        <span class="verb">{op.method}</span>
        <code>{op.path}</code>
      </summary>
      <p lang="en">{op.summary}</p>
      <dl class="facts">
        <dt>id</dt>
        <dd>
          <code>{op.id}</code>
        </dd>
        <dt>{t('portal.reference.access')}</dt>
        <dd>
          {access}
          {op.stepUp ? `; ${t('portal.reference.step-up')}` : ''}
        </dd>
        <dt>{t('portal.reference.errors')}</dt>
        <dd>{(op.errors ?? []).join(', ') || '—'}</dd>
      </dl>
      <p>{t('portal.reference.input')}</p>
      <pre>{JSON.stringify(described.requestBody ?? described.parameters, null, 1)}</pre>
      <p>{t('portal.reference.output')}</p>
      <pre>{JSON.stringify(described.responses!['200'] ?? described.responses!['204'], null, 1)}</pre>
    </details>
  );
}
