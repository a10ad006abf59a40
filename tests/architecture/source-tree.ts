import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** Path from the root of the repository, with slashes. */
  path: string;
  text: string;
  /** What it imports, as paths from the root; packages by their name. */
  imports: readonly string[];
}

const folders = ['app', 'bench', 'bin', 'core', 'modules', 'office', 'portal', 'tests'];
const statement =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** A file as the rules see it; planted violations are made with it too. */
export function sourceFile(filePath: string, text: string): SourceFile {
  const imports = [...text.matchAll(statement)].map((match) =>
    resolve(filePath, (match[1] ?? match[2] ?? match[3])!),
  );
  return { path: filePath, text, imports };
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return specifier;
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
}

/** Every TypeScript source of the repository. */
export function sourceTree(root = process.cwd()): SourceFile[] {
  const files: SourceFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const child = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') walk(child);
      } else if (/\.tsx?$/.test(entry.name) && !/generated/.test(entry.name)) {
        files.push(sourceFile(child, readFileSync(path.join(root, child), 'utf8')));
      }
    }
  };
  for (const folder of folders) if (existsSync(path.join(root, folder))) walk(folder);
  return files;
}

/** The modules are the folders; the list is written nowhere. */
export function moduleNames(root = process.cwd()): string[] {
  return readdirSync(path.join(root, 'modules'));
}
