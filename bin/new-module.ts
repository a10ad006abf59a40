// Makes the folders and first files of a module: npm run new-module NAME
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';

const name = process.argv[2] ?? '';
const root = projectRoot();
const folder = path.join(root, 'modules', name);

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

if (!/^[a-z][a-z-]{2,30}$/.test(name))
  stop(
    'Usage: npm run new-module NAME — small letters and hyphens, the word of the field (attendance, leave, queue).',
  );
if (existsSync(folder)) stop(`modules/${name} is there already.`);

const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const schema = name.replaceAll('-', '_');

/** The next free ten of migration numbers over the whole repository. */
function nextMigration(): string {
  const modules = readdirSync(path.join(root, 'modules')).map((one) =>
    path.join(root, 'modules', one, 'migrations'),
  );
  const numbers = modules
    .filter(existsSync)
    .flatMap((one) => readdirSync(one).map((file) => Number(file.slice(0, 4)) || 0));
  return String((Math.floor(Math.max(0, ...numbers) / 10) + 1) * 10).padStart(4, '0');
}

const files: Record<string, string> = {
  'README.md': `# ${name}\n\nPurpose: …\n\n| word | meaning |\n|---|---|\n\nTables · events in and out · permissions · invariants\n`,
  'module.ts': `import type { Module } from '#core/module.ts';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import { routes } from './server/routes.ts';

export const ${camel}Module: Module = {
  name: '${name}',
  routes,
  permissions: [],
  events: [],
  subscribers: [],
  jobs: [],
  schedules: [],
  locales: { id, en },
};
`,
  'server/routes.ts': `import type { Route } from '#core/http/route.ts';\n\nexport const routes: readonly Route[] = [];\n`,
  'locales/id.json': '{}\n',
  'locales/en.json': '{}\n',
  [`migrations/${nextMigration()}_${schema}.sql`]: `create schema ${schema};\ngrant usage on schema ${schema} to pendopo_app, pendopo_worker;\n\n-- Tables with agency_id first, then: call core.protect('${schema}.table'); and grants.\n`,
};

for (const [file, text] of Object.entries(files)) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
const list = path.join(root, 'app/modules.ts');
console.log(
  `modules/${name} is made. Add ${camel}Module to ${path.relative(root, list)}${readFileSync(list, 'utf8').includes(camel) ? ' (done)' : ''} and begin with its contract.`,
);
