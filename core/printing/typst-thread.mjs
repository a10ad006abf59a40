// @ts-check
// The thread in which documents are set: the compiler is synchronous and would hold up everything else.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');

/** Kept results of the compiler that are dropped after this many documents without use. */
const keptGenerations = 10;

const compiler = NodeCompiler.create({
  workspace: workerData.workspace,
  fontArgs: [{ fontPaths: workerData.fontPaths }],
});

parentPort?.on('message', ({ id, template, data, standard, at }) => {
  try {
    const pdf = compiler.pdf(
      { mainFilePath: path.join(workerData.workspace, template), inputs: { data } },
      { pdfStandard: standard, creationTimestamp: at },
    );
    parentPort?.postMessage({ id, pdf });
  } catch (error) {
    parentPort?.postMessage({
      id,
      failure: `${Object(error).message ?? ''} ${Object(error).code ?? ''}`.trim(),
    });
  } finally {
    compiler.evictCache(keptGenerations);
  }
});
