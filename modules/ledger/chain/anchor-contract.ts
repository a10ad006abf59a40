import { z } from 'zod';
import { askOutside } from '#core/outside/ask-outside.ts';
import { utf8Of } from '#core/transparency/bytes.ts';
import { addressOfKey, callData, fromHex, signedTransaction, toHex } from './ethereum-transaction.ts';

/** The contract of `Anchors.sol` on a chain, and who may write to it. */
export interface ChainSettings {
  /** JSON-RPC of a node. */
  url: string;
  /** `0x` and 40 hexadecimal digits. */
  contract: string;
  /** 32 bytes; its account pays for the transactions. */
  key: Uint8Array;
  plainHosts: readonly string[];
}

/** A node that does not answer, or refuses. */
export class ChainFault extends Error {}

const patience = 20_000;
const longestAnswer = 256 * 1024;
/** A call of `anchor` uses some 75,000. */
const gas = 150_000n;
/** Looks for the receipt of a transaction, and milliseconds between two. */
const looks = { most: 60, every: 2_000 };

const Answer = z.object({ result: z.unknown().optional(), error: z.unknown().optional() });
const Quantity = z.string().regex(/^0x[0-9a-f]+$/i);
const Receipt = z.object({ status: Quantity, blockNumber: Quantity, transactionHash: z.string() }).nullable();

export interface Anchored {
  chainId: string;
  transaction: string;
  block: string;
}

export interface AnchorContract {
  /** `chain 1, 0x…`: what an anchor names as its source. */
  source(): Promise<string>;
  last(): Promise<bigint>;
  /** The root of an epoch; 32 zeros where there is none. */
  rootOf(epoch: bigint): Promise<Uint8Array>;
  /** Writes the root of an epoch and waits until it stands in a block. @throws ChainFault */
  anchor(epoch: bigint, root: Uint8Array): Promise<Anchored>;
}

export function anchorContract({ url, contract, key, plainHosts }: ChainSettings): AnchorContract {
  const ask = async (method: string, params: readonly unknown[]): Promise<unknown> => {
    const body = utf8Of(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }));
    const headers = { 'content-type': 'application/json' };
    const answer = await askOutside({
      ...{ method: 'POST', address: url, headers, body },
      ...{ patience, longest: longestAnswer, plainHosts },
    }).catch(() => undefined);
    const said = answer?.status === 200 ? Answer.safeParse(readJson(answer.bytes)) : undefined;
    if (!said?.success || said.data.error || said.data.result === undefined)
      throw new ChainFault(`no answer to ${method}`);
    return said.data.result;
  };
  const number = async (method: string, params: readonly unknown[]) =>
    BigInt(Quantity.parse(await ask(method, params)));
  const call = async (data: Uint8Array) =>
    fromHex(z.string().parse(await ask('eth_call', [{ to: contract, data: toHex(data) }, 'latest'])));

  return {
    source: async () => `chain ${await number('eth_chainId', [])}, ${contract}`,
    last: async () => BigInt(toHex(await call(callData('last()')))),
    rootOf: (epoch) => call(callData('rootOf(uint64)', epoch)),
    async anchor(epoch, root) {
      const chainId = await number('eth_chainId', []);
      const nonce = await number('eth_getTransactionCount', [addressOfKey(key), 'pending']);
      const gasPrice = await number('eth_gasPrice', []);
      const data = callData('anchor(uint64,bytes32)', epoch, root);
      const raw = signedTransaction(key, { chainId, nonce, gasPrice, gas, to: fromHex(contract), data });
      const transaction = z.string().parse(await ask('eth_sendRawTransaction', [toHex(raw)]));
      for (let look = 0; look < looks.most; look += 1) {
        const receipt = Receipt.parse(await ask('eth_getTransactionReceipt', [transaction]));
        if (receipt && BigInt(receipt.status) !== 1n) throw new ChainFault('the contract refused');
        if (receipt)
          return { chainId: String(chainId), transaction, block: String(BigInt(receipt.blockNumber)) };
        await new Promise((resolve) => setTimeout(resolve, looks.every));
      }
      throw new ChainFault('the transaction stands in no block');
    },
  };
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
