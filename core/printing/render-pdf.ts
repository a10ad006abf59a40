import path from 'node:path';
import { projectRoot } from '../db/project-root.ts';
import { createPrinter } from './printer.ts';

/** PDF/A-2a (ISO 19005-2): tagged, for reading aloud and for keeping. */
const archival = 'a-2a';

const root = projectRoot();
const printer = createPrinter({
  script: path.join(root, 'core/printing/typst-thread.mjs'),
  workerData: { workspace: root, fontPaths: [path.join(root, 'node_modules/@expo-google-fonts/arimo')] },
  longestMilliseconds: 60_000,
  mostWaiting: 50,
});

/**
 * Sets a document: a Typst template of the repository (path from its root) with data, as an archival, tagged PDF.
 * The template reads the data by `json(bytes(sys.inputs.data))`.
 * @param at the date that the document carries in its properties
 * @throws core.busy when too many documents wait
 */
export function renderPdf(template: string, data: unknown, at: Date): Promise<Buffer> {
  return printer.print({
    template,
    data: JSON.stringify(data),
    standard: archival,
    at: Math.floor(at.getTime() / 1_000),
  });
}
