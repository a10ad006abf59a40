import { settings } from './settings.ts';

/** The Markdown of docs/operations/configuration.md, made from the settings themselves. */
export function configurationPage(): string {
  const rows = Object.values(settings).map(
    ({ name, shape, otherwise, help, secret }) =>
      `| \`${name}\` | ${shape} | ${otherwise} | ${help}${secret ? ' *Secret.*' : ''} |`,
  );
  return [
    '# Configuration',
    '',
    'Every setting comes from the environment or from the file `.env` in the folder of Pendopo; the environment wins.',
    'A wrong value stops the start with a sentence that names it. This page is made from `app/settings.ts`',
    'by `node bin/run.mjs bin/configuration.ts`.',
    '',
    '| setting | value | when absent | meaning |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
