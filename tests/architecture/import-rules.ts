import type { SourceFile } from './source-tree.ts';

/** One rule of the house: which files it is about, and which of their imports it forbids. */
export interface ImportRule {
  name: string;
  about: RegExp;
  forbids: (imported: string, file: SourceFile) => boolean;
  /** A file that breaks the rule and must be caught. */
  planted: { path: string; text: string };
}

const isTest = /\.test\.tsx?$|\/test\//;
const moduleOf = (filePath: string) => /^modules\/([^/]+)\//.exec(filePath)?.[1];
const serverOf = (filePath: string) => /^modules\/([^/]+)\/server\//.exec(filePath)?.[1];

export const importRules: readonly ImportRule[] = [
  {
    name: 'a contract imports only contracts, so that it runs anywhere',
    about: /^(core|modules\/[^/]+)\/contract\//,
    forbids: (imported) => !/^(core\/contract\/|modules\/[^/]+\/contract\/|zod$|uuid$)/.test(imported),
    planted: {
      path: 'modules/letters/contract/planted.ts',
      text: "import { db } from '../server/letters.queries.ts';",
    },
  },
  {
    name: 'the core knows no module and no application',
    about: /^core\//,
    forbids: (imported) => /^(modules|app|office|portal)\//.test(imported),
    planted: {
      path: 'core/http/planted.ts',
      text: "import { letters } from '#modules/letters/contract/letters.ts';",
    },
  },
  {
    name: 'faces know contracts, never servers',
    about: /^(office|portal)\/|^modules\/[^/]+\/(office|portal)\//,
    forbids: (imported) =>
      /^modules\/[^/]+\/server\/|^core\/(db|jobs|session|files|mail|log)\/|^(pg|kysely|fastify)$/.test(
        imported,
      ),
    planted: {
      path: 'modules/letters/office/planted.tsx',
      text: "import { findLetters } from '../server/letters.queries.ts';",
    },
  },
  {
    name: 'a server knows another module by its api file or its contract',
    about: /^modules\/[^/]+\/(server|module\.ts)/,
    forbids: (imported, file) => {
      const other = moduleOf(imported);
      if (!other || other === moduleOf(file.path)) return false;
      return (
        !imported.startsWith(`modules/${other}/contract/`) &&
        imported !== `modules/${other}/server/${other}.api.ts`
      );
    },
    planted: {
      path: 'modules/dispositions/server/planted.ts',
      text: "import { db } from '#modules/letters/server/letters.queries.ts';",
    },
  },
  {
    name: 'rules and policies are pure: no database, no clock, no context',
    about: /^modules\/[^/]+\/server\/(.*\.(rules|policy)\.ts$|rules\/|reading\/)/,
    forbids: (imported) =>
      /^core\/(db\/(?!project-root)|jobs|http|events|files|mail)|\.(queries|writes)\.ts$|^(pg|kysely)$|session\/context\.ts$/.test(
        imported,
      ),
    planted: {
      path: 'modules/letters/server/planted.rules.ts',
      text: "import { letterById } from './letters.queries.ts';",
    },
  },
  {
    name: 'queries know tables, not use cases or routes',
    about: /^modules\/[^/]+\/server\/[^/]+\.(queries|writes)\.ts$/,
    forbids: (imported) => /\/usecases\/|routes\.ts$|session\/context\.ts$/.test(imported),
    planted: {
      path: 'modules/letters/server/planted.queries.ts',
      text: "import { openLetter } from './usecases/open-letter.ts';",
    },
  },
  {
    name: 'only the application knows all modules',
    about: /^(core|modules|office|portal)\//,
    forbids: (imported) => /^app\//.test(imported),
    planted: {
      path: 'modules/letters/server/planted.ts',
      text: "import { houseModules } from '#app/modules.ts';",
    },
  },
];

/** What breaks the rules, as `file imports thing: rule`. Tests may reach anywhere. */
export function importViolations(
  files: readonly SourceFile[],
  rules: readonly ImportRule[] = importRules,
): string[] {
  return files
    .filter((file) => !isTest.test(file.path))
    .flatMap((file) =>
      rules
        .filter((rule) => rule.about.test(file.path))
        .flatMap((rule) =>
          file.imports
            .filter((one) => rule.forbids(one, file))
            .map((one) => `${file.path} imports ${one}: ${rule.name}`),
        ),
    );
}

/** Circles among the servers of modules, each as `a → b → a`. */
export function moduleCycles(files: readonly SourceFile[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = serverOf(file.path);
    if (!from || isTest.test(file.path)) continue;
    for (const imported of file.imports) {
      const to = serverOf(imported);
      if (to && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const cycles: string[] = [];
  const walk = (trail: string[]): void => {
    for (const next of edges.get(trail.at(-1)!) ?? []) {
      if (next === trail[0]) cycles.push([...trail, next].join(' → '));
      else if (!trail.includes(next)) walk([...trail, next]);
    }
  };
  for (const start of edges.keys()) walk([start]);
  return cycles;
}
