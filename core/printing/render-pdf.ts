import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../db/project-root.ts';

/** PDF/A-2a (ISO 19005-2): tagged, for reading aloud and for keeping. */
const archival = 'a-2a';
const longestMilliseconds = 60_000;

interface Waiting {
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

let thread: Worker | undefined;
let serial = 0;
const waiting = new Map<number, Waiting>();

/**
 * Sets a document: a Typst template of the repository (path from its root) with data, as an archival, tagged PDF.
 * The template reads the data by `json(bytes(sys.inputs.data))`.
 * @param at the date that the document carries in its properties
 */
export function renderPdf(template: string, data: unknown, at: Date): Promise<Buffer> {
  thread ??= startThread();
  const id = ++serial;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => giveUp(new Error(`setting ${template} took too long`)),
      longestMilliseconds,
    );
    waiting.set(id, { resolve, reject, timer });
    thread!.postMessage({
      id,
      template,
      data: JSON.stringify(data),
      standard: archival,
      at: Math.floor(at.getTime() / 1_000),
    });
  });
}

function startThread(): Worker {
  const root = projectRoot();
  const worker = new Worker(path.join(root, 'core/printing/typst-thread.mjs'), {
    workerData: { workspace: root, fontPaths: [path.join(root, 'node_modules/@expo-google-fonts/arimo')] },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker.unref();
  worker.on('message', ({ id, pdf, failure }: { id: number; pdf?: Uint8Array; failure?: string }) => {
    const one = waiting.get(id);
    if (!one) return;
    waiting.delete(id);
    clearTimeout(one.timer);
    if (pdf) one.resolve(Buffer.from(pdf));
    else one.reject(new Error(`a document could not be set: ${failure}`));
  });
  worker.on('error', giveUp);
  return worker;
}

/** Ends the thread and everything that waits for it; the next document starts a new one. */
function giveUp(error: Error): void {
  const ended = thread;
  thread = undefined;
  for (const [id, one] of waiting) {
    waiting.delete(id);
    clearTimeout(one.timer);
    one.reject(error);
  }
  void ended?.terminate();
}
