/** What a reader needs is bundled for a browser and judges a proof where nothing of Node is at hand. */
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { makeLog } from '../testing/made-log.ts';

const folder = path.join(import.meta.dirname, '..');

/** One script that says `judge(leaf, file, policy)`; Node's own modules cannot be bundled for a browser. */
async function bundled(checking: string): Promise<string> {
  const contents = `
    import { parsePolicy } from './policy.ts';
    import { verifyProof } from './verify-proof.ts';
    import { checking } from 'checking';
    globalThis.judge = async (leaf, file, policy) =>
      (await verifyProof(checking, leaf, file, await parsePolicy(checking.sha256, policy))).verdict;`;
  const { outputFiles } = await build({
    stdin: {
      contents: contents.replace("{ checking } from 'checking'", checking),
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

type Judge = (leaf: Uint8Array, file: Uint8Array, policy: Uint8Array) => Promise<string>;

test('a reader runs in a browser: no Buffer, no process, no module of Node', async () => {
  const script = await bundled("{ webChecking as checking } from './web-crypto.ts'");
  const context = vm.createContext({ crypto, TextEncoder, TextDecoder, DOMException, atob, btoa });
  vm.runInContext(script, context);
  const judge = context.judge as Judge;
  const log = await makeLog(70);
  const policy = Buffer.from(log.policyText);
  const file = await log.proof(33, 70);
  expect(await judge(log.leaves[33]!, file, policy)).toBe('witnessed');
  expect(await judge(log.leaves[32]!, file, policy)).toBe('mismatch');
  expect(await judge(log.leaves[33]!, await log.proof(33, 70, []), policy)).toBe('not-witnessed');
  expect(await judge(log.leaves[33]!, Buffer.from('a letter'), policy)).toBe('cannot-check');
  // Small enough to be kept on a phone.
  expect(script.length).toBeLessThan(20_000);
});

test('planted fault is found: a reader with Node in it is no bundle', async () => {
  await expect(bundled("{ nodeChecking as checking } from './node/node-crypto.ts'")).rejects.toThrow(
    'node:crypto',
  );
});
