import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from '#app/configuration-page.ts';
import { projectRoot } from '#core/db/project-root.ts';

const page = join(projectRoot(), 'docs', 'operations', 'configuration.md');
writeFileSync(page, configurationPage());
console.log(`Written: ${page}`);
