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

/** Distinct characters that one document may have looked at; each takes some milliseconds. */
const mostLookedAt = 500;
const mostRemembered = 20_000;
/** What stands for a character that cannot be shown. */
const unknownCharacter = '\ufffd';
/** @type {Map<string, boolean>} */
const shown = new Map();

/** @param {{template: string, data: string, standard: string, at: number}} order */
function compile({ template, data, standard, at }) {
  return compiler.pdf(
    { mainFilePath: path.join(workerData.workspace, template), inputs: { data } },
    { pdfStandard: standard, creationTimestamp: at },
  );
}

/** @param {string} character @param {string} standard */
function isShown(character, standard) {
  const known = shown.get(character);
  if (known !== undefined) return known;
  if (shown.size >= mostRemembered) shown.clear();
  let can = true;
  try {
    const mainFilePath = path.join(workerData.workspace, 'core/printing/character.typ');
    compiler.pdf({ mainFilePath, inputs: { character } }, { pdfStandard: standard, creationTimestamp: 0 });
  } catch {
    can = false;
  }
  shown.set(character, can);
  return can;
}

/**
 * The data with every character replaced that the font does not have or that archival PDF forbids (ISO 19005-2 §6.2.11.8):
 * an emoji in one subject must not keep a whole book from being printed.
 * @param {string} data @param {string} standard
 */
function showable(data, standard) {
  let left = mostLookedAt;
  const replaced = (/** @type {string} */ text) =>
    text.replace(/[^\x20-\x7e\n\t]/gu, (character) => {
      if (!shown.has(character) && left-- <= 0) return unknownCharacter;
      return isShown(character, standard) ? character : unknownCharacter;
    });
  return JSON.stringify(JSON.parse(data), (_name, value) =>
    typeof value === 'string' ? replaced(value) : value,
  );
}

/** @param {{template: string, data: string, standard: string, at: number}} order */
function set(order) {
  try {
    return compile(order);
  } catch (error) {
    const data = showable(order.data, order.standard);
    if (data === order.data) throw error;
    return compile({ ...order, data });
  }
}

parentPort?.on('message', ({ id, ...order }) => {
  try {
    parentPort?.postMessage({ id, pdf: set(order) });
  } catch (error) {
    parentPort?.postMessage({
      id,
      failure: `${Object(error).message ?? ''} ${Object(error).code ?? ''}`.trim(),
    });
  } finally {
    compiler.evictCache(keptGenerations);
  }
});
