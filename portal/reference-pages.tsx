/** @jsxImportSource preact */
import type { Operation } from '#core/contract/operation.ts';
import { openApi } from '#core/http/openapi.ts';
import type { Route } from '#core/http/route.ts';
import { linkTo } from './language-kept.tsx';
import type { PortalPage, PortalRequest } from './portal-page.ts';

type Json = Record<string, never> & { [key: string]: Json };

const root = '/api/reference' as const;
/** More on one page would be too heavy for a slow line. */
const mostOnPage = 40;
const tagOf = (op: Operation) => op.id.split('.')[0]!;

/** The API as pages for people: a table of contents, and one page for the operations on each kind of thing. */
export function referencePages(routes: readonly Route[], version: string): PortalPage[] {
  let paths: Json | undefined;
  // Made when the first page is asked for: a start does not wait for it.
  const described = (op: Operation): Json => {
    paths ??= (openApi(routes, version) as unknown as { paths: Json }).paths;
    return paths[op.path.replace(/:(\w+)/g, '{$1}')]![op.method.toLowerCase()]!;
  };
  const operations = routes.map((route) => route.operation);
  const byTag = new Map<string, Operation[]>();
  for (const op of operations) byTag.set(tagOf(op), [...(byTag.get(tagOf(op)) ?? []), op]);
  const pages = new Map([...byTag].flatMap(([tag, ofTag]) => parted(tag, ofTag)));
  return [contentsPage(pages), ...[...pages].map(([name, onPage]) => tagPage(name, onPage, described))];
}

/** The operations of a tag on as many pages as stay light: `outgoing`, `outgoing-2`. */
function parted(tag: string, operations: readonly Operation[]): [string, Operation[]][] {
  const count = Math.ceil(operations.length / mostOnPage);
  const each = Math.ceil(operations.length / count);
  return Array.from({ length: count }, (_, at) => [
    at === 0 ? tag : `${tag}-${at + 1}`,
    operations.slice(at * each, (at + 1) * each),
  ]);
}

function contentsPage(byTag: ReadonlyMap<string, readonly Operation[]>): PortalPage {
  return {
    path: root,
    load: async (request) => ({
      title: request.t('portal.reference.title'),
      keepSeconds: 300,
      listed: true,
      body: (
        <>
          <h1>{request.t('portal.reference.title')}</h1>
          <p class="lead">
            {request.t('portal.reference.lead')} <a href="/api/openapi.json">openapi.json</a>
          </p>
          {[...byTag].map(([tag, operations]) => (
            <section key={tag} class="operations">
              <h2 id={tag}>
                <a href={linkTo(`${root}/${tag}`, request)}>{tag}</a>
              </h2>
              <ul class="contents">
                {operations.map((op) => (
                  <li key={op.id}>
                    <a class="call" href={linkTo(`${root}/${tag}#${op.id}`, request)}>
                      <Call op={op} />
                    </a>{' '}
                    <span lang="en">{op.summary}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      ),
    }),
  };
}

function tagPage(
  tag: string,
  operations: readonly Operation[],
  described: (op: Operation) => Json,
): PortalPage {
  return {
    path: `${root}/${tag}`,
    load: async (request) => ({
      title: `${tag} · ${request.t('portal.reference.title')}`,
      keepSeconds: 300,
      listed: true,
      body: (
        <>
          <p>
            <a href={linkTo(root, request)}>{request.t('portal.reference.title')}</a>
          </p>
          <h1>{tag}</h1>
          <div class="operations">
            {operations.map((op) => (
              <OperationEntry key={op.id} op={op} request={request} described={described(op)} />
            ))}
          </div>
        </>
      ),
    }),
  };
}

function Call({ op }: { op: Operation }) {
  return (
    <>
      <span class="verb">{op.method}</span>
      <code>{op.path}</code>
    </>
  );
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
        <Call op={op} />
        <span class="what" lang="en">
          {op.summary}
        </span>
      </summary>
      {/* A link to what lies inside opens the entry. */}
      <dl class="facts" id={op.id}>
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
