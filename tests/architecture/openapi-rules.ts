interface Described {
  operationId?: string;
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  responses: Record<string, { description?: string; content?: unknown }>;
  'x-access'?: unknown;
}

/** What an API document must have to be of use to a stranger (OpenAPI 3.1 §4.8), beyond being well-formed. */
export function openApiFaults(document: Record<string, unknown>): string[] {
  const seen = new Set<string>();
  const paths = document.paths as Record<string, Record<string, Described>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => {
      const faults = faultsOf(path, described, seen);
      if (described.operationId) seen.add(described.operationId);
      return faults.map((fault) => `${method.toUpperCase()} ${path}: ${fault}`);
    }),
  );
}

function faultsOf(path: string, described: Described, seen: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const parameters = described.parameters ?? [];
  for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
    if (!parameters.some((one) => one.in === 'path' && one.name === name && one.required))
      faults.push(`{${name}} is not described`);
  }
  for (const one of parameters) if (!one.schema) faults.push(`${one.name} has no schema`);
  if (!described.operationId) faults.push('has no id');
  else if (seen.has(described.operationId)) faults.push('the id stands twice');
  if (!described.summary?.endsWith('.')) faults.push('the summary is not a sentence');
  for (const [status, answer] of Object.entries(described.responses)) {
    if (!answer.description) faults.push(`${status} has no description`);
    if (status !== '204' && !answer.content) faults.push(`${status} has no content`);
  }
  if (!described['x-access']) faults.push('has no access');
  return faults;
}
