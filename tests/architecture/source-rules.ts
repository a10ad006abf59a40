import type { SourceFile } from './source-tree.ts';

export interface SourceRule {
  name: string;
  about: RegExp;
  /** What is wrong in the file; nothing when it keeps the rule. */
  faults: (file: SourceFile) => string[];
  planted: { path: string; text: string };
}

const longest = 400;
const lines = (file: SourceFile) => file.text.split('\n').length;
const found = (file: SourceFile, pattern: RegExp) =>
  [...file.text.matchAll(pattern)].map((match) => match[0].trim());

export const sourceRules: readonly SourceRule[] = [
  {
    name: `no file is longer than ${longest} lines`,
    about: /\.tsx?$/,
    // What is generated is read by nobody.
    faults: (file) =>
      lines(file) > longest && !file.text.startsWith('// Generated') ? [`${lines(file)} lines`] : [],
    planted: { path: 'core/planted.ts', text: '\n'.repeat(longest + 1) },
  },
  {
    name: 'no file re-exports a whole file',
    about: /\.tsx?$/,
    faults: (file) => found(file, /^export \* from.*$/gm),
    planted: { path: 'core/planted.ts', text: "export * from './a.ts';" },
  },
  {
    name: 'no file is named after nothing',
    about: /(^|\/)(utils?|helpers?|common|misc|manager|index)\.tsx?$/,
    faults: (file) => [file.path],
    planted: { path: 'core/utils.ts', text: '' },
  },
  {
    name: 'no mail, HTTP or file call in a file that works inside a transaction',
    about: /^modules\/[^/]+\/server\/[^/]+\.(queries|writes)\.ts$/,
    faults: (file) => found(file, /\bfetch\(|nodemailer|node:fs|ctx\.files\./g),
    planted: {
      path: 'modules/letters/server/planted.queries.ts',
      text: "await fetch('https://example.org')",
    },
  },
  {
    name: 'SQL stands in the files that ask and write, one function a question',
    about: /^modules\/[^/]+\/server\/(?!.*\.(queries|writes|tables|test)\.ts$).*\.ts$/,
    faults: (file) =>
      found(file, /\btx\s*\.(all|one|maybe|run|rows|send)\b|\bsql(<[^`]*>)?`|\bdb\s*\.\w+\(/g),
    planted: {
      path: 'modules/letters/server/usecases/planted.ts',
      text: "await ctx.tx.run(db.deleteFrom('letters.book'));",
    },
  },
  {
    name: 'a transaction is never optional',
    about: /^(core|modules)\/.*\.ts$/,
    faults: (file) => found(file, /\btx\?\s*:\s*Tx\b|\btx: Tx \| (undefined|null)/g),
    planted: { path: 'core/planted.ts', text: 'function f(tx?: Tx) {}' },
  },
  {
    name: 'no clock and no chance in pure rules',
    about: /^modules\/[^/]+\/server\/(.*\.(rules|policy)\.ts$|rules\/(?!.*\.test\.ts$))/,
    faults: (file) => found(file, /\bnew Date\(\)|\bDate\.now\(|Math\.random|\bawait\b/g),
    planted: { path: 'modules/letters/server/planted.rules.ts', text: 'const now = new Date();' },
  },
  {
    name: 'no SQL is built from pieces of input',
    about: /^(core|modules)\/.*\.ts$/,
    faults: (file) => found(file, /\b(rows|query)\(\s*`[^`]*\$\{(?:input|ctx|body|params)\b[^`]*`/g),
    planted: {
      path: 'core/planted.ts',
      text: `await tx.rows(\`select $\{input.name}\`)`,
    },
  },
];

/** Faults as `file: fault (rule)`. Tests plant faults, so tests and these rules themselves are left out. */
export function sourceFaults(
  files: readonly SourceFile[],
  rules: readonly SourceRule[] = sourceRules,
): string[] {
  return files
    .filter((file) => !file.path.startsWith('tests/architecture/'))
    .flatMap((file) =>
      rules
        .filter((rule) => rule.about.test(file.path))
        .flatMap((rule) => rule.faults(file).map((fault) => `${file.path}: ${fault} (${rule.name})`)),
    );
}
