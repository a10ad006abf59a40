import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';
import { readCsv } from '#core/sheets/csv.ts';
import type { ClassificationTree } from '../rules/classification/classification.ts';
import { readSchedule } from '../rules/classification/read-schedule.ts';

let text: string | undefined;
let tree: ClassificationTree | undefined;

/** The classification of Permendagri 83/2022 as CSV (`code,parent_code,level,title,…`): the list of the product. */
export function suppliedSheet(): string {
  text ??= readFileSync(path.join(projectRoot(), 'modules/archive/data/classification-codes.csv'), 'utf8');
  return text;
}

/** The same as a tree with its schedule, read once a process. */
export function suppliedTree(): ClassificationTree {
  tree ??= readSchedule(readCsv(suppliedSheet())!, { scheme: 'regional', before: null }).tree;
  return tree;
}
