import { z } from 'zod';
import { declaredErrors } from '../contract/errors.ts';
import { isUnsafe, type Operation, pathParameters } from '../contract/operation.ts';
import { dialectsOf } from './dialects.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const general = [
  'core.invalid-input',
  'core.signed-out',
  'core.forbidden',
  'core.not-found',
  'core.too-many-requests',
  'core.busy',
];

/** The API document (OpenAPI 3.1) of the given routes: everything a client needs, derived from the contract. */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  const operations = routes.map((one) => one.operation);
  for (const one of routes) {
    const op = one.operation;
    const path = op.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [op.method.toLowerCase()]: describe(one) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pendopo',
      version,
      summary: 'The public API of Pendopo; the office uses no other.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    tags: [...new Set(operations.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A session token or an API key.' },
        session: { type: 'apiKey', in: 'cookie', name: 'pendopo' },
      },
      schemas: {
        Problem: schemaOf(ProblemDocument, 'output'),
        ...Object.fromEntries(
          [...dialectsOf(routes).keys()].map(({ name, refusal }) => [name, schemaOf(refusal, 'output')]),
        ),
      },
    },
  };
}

const ProblemDocument = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  params: z.record(z.string(), z.unknown()),
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string().optional() })),
  requestId: z.string(),
});

function tagOf(op: Operation): string {
  return op.id.split('.')[0]!;
}

function describe(one: Route): Json {
  const op = one.operation;
  const input = schemaOf(op.input, 'input') as { properties?: Record<string, Json>; required?: string[] };
  const named = pathParameters(op.path);
  const apart = [...named, ...Object.keys(op.headers ?? {})];
  const rest = Object.keys(input.properties ?? {}).filter((name) => !apart.includes(name));
  const inQuery = op.upload || op.method === 'GET' || op.method === 'DELETE';
  const required = (name: string) => input.required?.includes(name) ?? false;
  const parameters: Json[] = [
    ...named.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: input.properties?.[name] ?? { type: 'string' },
    })),
    ...(inQuery
      ? rest.map((name) => ({
          name,
          in: 'query',
          required: required(name),
          schema: input.properties?.[name],
        }))
      : []),
    ...Object.entries(op.headers ?? {}).map(([field, name]) => ({
      name,
      in: 'header',
      required: required(field),
      schema: input.properties?.[field],
    })),
    ...(isUnsafe(op)
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            description: secondUse[keyKind(one)],
            schema: { type: 'string', minLength: 8, maxLength: 200 },
          },
        ]
      : []),
  ];
  return {
    operationId: op.id,
    summary: op.summary,
    tags: [tagOf(op)],
    'x-access': op.access,
    ...(op.stepUp ? { 'x-step-up': op.stepUp } : {}),
    ...(op.costs ? { 'x-costs': op.costs } : {}),
    ...(op.access.kind === 'public' ? { security: [] } : {}),
    parameters,
    ...(inQuery && !op.upload ? {} : { requestBody: bodyOf(op, input, rest) }),
    responses: { ...answerOf(op), ...refusalsOf(one) },
  };
}

/** What a second use of an idempotency key gets: the kept answer, or a refusal where none is kept. */
type KeyKind = 'kept' | 'kept-after' | 'used';

function keyKind({ operation, outside }: Route): KeyKind {
  if (operation.access.kind === 'public' || operation.tellsOnce) return 'used';
  return outside && !operation.keepsKey ? 'kept-after' : 'kept';
}

const secondUse: Record<KeyKind, string> = {
  kept: 'A second use within a day does nothing and gets the first answer.',
  'kept-after':
    'A second use within a day does nothing and gets the first answer; while the first is under way, or was cut off, it is refused with 409.',
  used: 'A second use within a day does nothing and is refused with 409: the answer is not kept.',
};

const keyRefusals: Record<KeyKind, string[]> = {
  kept: [],
  'kept-after': ['core.idempotency-in-progress', 'core.idempotency-unfinished'],
  used: ['core.idempotency-in-progress', 'core.idempotency-unfinished', 'core.idempotency-used'],
};

function bodyOf(op: Operation, input: Json, rest: string[]): Json {
  if (op.upload) return { required: true, content: { 'application/octet-stream': { schema: {} } } };
  const properties = (input.properties ?? {}) as Record<string, Json>;
  const required = ((input.required ?? []) as string[]).filter((name) => rest.includes(name));
  const schema = {
    ...input,
    properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
    ...(required.length ? { required } : { required: undefined }),
  };
  return { required: required.length > 0, content: { [mediaTypeOf(op)]: { schema } } };
}

function mediaTypeOf(op: Operation): string {
  return op.dialect?.mediaType ?? 'application/json';
}

function answerOf(op: Operation): Json {
  if (op.stream)
    return {
      200: { description: 'Events', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    };
  if (op.produces) return { 200: { description: 'The file', content: { [op.produces]: { schema: {} } } } };
  if (!op.output) return { 204: { description: 'Done' } };
  return {
    [op.makes ? 201 : 200]: {
      description: 'Done',
      content: { [mediaTypeOf(op)]: { schema: schemaOf(op.output, 'output') } },
    },
  };
}

function refusalsOf(one: Route): Json {
  const op = one.operation;
  const byStatus = new Map<number, string[]>();
  for (const code of new Set([...general, ...ofTheRoad(one), ...(op.errors ?? [])])) {
    const declared = declaredErrors().get(code)?.status;
    if (!declared) throw new Error(`${op.id} names ${code}, which nobody declares`);
    const status = op.dialect?.refuse({ status: declared, code, ...untold }).status ?? declared;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const [type, name] = op.dialect
    ? [op.dialect.mediaType, op.dialect.name]
    : ['application/problem+json', 'Problem'];
  const content = { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [status, { description: codes.join(', '), content }]),
  );
}

/** What a refusal says when it happens; the document tells its codes. */
const untold = { title: '', fields: [], requestId: '' };

/** Refusals that come of how the operation is asked, before its use case hears of it. */
function ofTheRoad(one: Route): string[] {
  const op = one.operation;
  const sendsJson = isUnsafe(op) && op.method !== 'DELETE' && !op.upload;
  return [
    ...(isUnsafe(op)
      ? ['core.foreign-origin', 'core.idempotency-key-invalid', 'core.idempotency-mismatch', 'core.too-slow']
      : []),
    ...(isUnsafe(op) ? keyRefusals[keyKind(one)] : []),
    ...(op.costs ? ['core.quota-used-up'] : []),
    ...(sendsJson ? ['core.payload-too-large', 'core.unsupported-media-type'] : []),
    ...(op.stepUp ? ['core.step-up-required'] : []),
  ];
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
}
