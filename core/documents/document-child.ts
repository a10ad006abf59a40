import { readFile } from 'node:fs/promises';
import { AppError } from '#core/contract/errors.ts';
import type { ChildMessage, ChildTask } from './child-messages.ts';
import { docxHtml } from './docx-html.ts';
import { inspect } from './inspect.ts';
import { readPages } from './read-pages.ts';

function say(message: ChildMessage): void {
  process.send?.(message);
}

async function perform(task: ChildTask): Promise<ChildMessage> {
  if (task.kind === 'inspect') {
    const result = await inspect(task.type, await readFile(task.source), task.maxPages);
    return { kind: 'inspected', result };
  }
  if (task.kind === 'docx-html')
    return { kind: 'docx-html', result: await docxHtml(await readFile(task.source)) };
  const result = await readPages({ ...task, onPage: (done, total) => say({ kind: 'page', done, total }) });
  return { kind: 'read', result };
}

async function answer(task: ChildTask): Promise<ChildMessage> {
  try {
    return await perform(task);
  } catch (error) {
    if (error instanceof AppError) return { kind: 'failed', code: error.code, params: error.params };
    console.error(error);
    // Whatever an engine stumbled over lies in the file: it opened the files of everybody else.
    return { kind: 'failed', code: 'documents.broken', params: {} };
  }
}

process.on('disconnect', () => process.exit(0));
process.once('message', (task: ChildTask) => {
  void answer(task).then((message) => process.send?.(message, () => process.exit(0)));
});
