import type { FastifyInstance } from 'fastify';
import type { TestPerson } from './people.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of any shape
  body: any;
  headers: Record<string, unknown>;
  cookies: { name: string; value: string }[];
}

export interface CallOptions {
  token?: string | undefined;
  headers?: Record<string, string>;
  /** Address that the request comes from. */
  from?: string;
}

/** One request to a server in this process. */
export async function call(
  server: FastifyInstance,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Answer> {
  const response = await server.inject({
    method,
    url,
    remoteAddress: options.from ?? '127.0.0.1',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...options.headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  return {
    status: response.statusCode,
    body: response.body === '' ? undefined : JSON.parse(response.body),
    headers: response.headers,
    cookies: response.cookies.map(({ name, value }) => ({ name, value })),
  };
}

/** A browser that keeps its cookies. */
export function makeBrowser(server: FastifyInstance, from = '127.0.0.1') {
  const jar = new Map<string, string>();
  return {
    jar,
    async call(
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer> {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await call(server, method, url, body, {
        from,
        headers: { ...(cookie ? { cookie } : {}), ...headers },
      });
      for (const { name, value } of answer.cookies) value === '' ? jar.delete(name) : jar.set(name, value);
      return answer;
    },
  };
}

/** The token of a new session of the person. */
export async function signIn(
  server: FastifyInstance,
  person: TestPerson,
  from = '127.0.0.1',
): Promise<string> {
  const answer = await call(
    server,
    'POST',
    '/api/sessions',
    { identifier: person.username, password: person.password },
    { from },
  );
  if (answer.status !== 200) throw new Error(`sign-in refused: ${JSON.stringify(answer.body)}`);
  return answer.body.token;
}
