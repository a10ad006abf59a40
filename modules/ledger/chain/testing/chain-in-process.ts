import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Common, Hardfork, Mainnet } from '@ethereumjs/common';
import { createTxFromRLP } from '@ethereumjs/tx';
import { createAddressFromString, hexToBytes } from '@ethereumjs/util';
import { createVM, runTx } from '@ethereumjs/vm';
import solc from 'solc';
import { signedTransaction, toHex } from '../ethereum-transaction.ts';

export interface Chain extends AsyncDisposable {
  url: string;
  contract: string;
  key: Uint8Array;
  /** Calls that were sent to the contract. */
  sent: string[];
  isDown: boolean;
}

/** A chain in this process with the contract on it: a real virtual machine behind the few calls that a node answers. */
export async function chainInProcess(): Promise<Chain> {
  const common = new Common({ chain: { ...Mainnet, chainId: 31_337 }, hardfork: Hardfork.Shanghai });
  const vm = await createVM({ common });
  const key = new Uint8Array(32).fill(7);
  const receipts = new Map<string, { status: string; blockNumber: string; transactionHash: string }>();
  let block = 0;

  const send = async (raw: Uint8Array) => {
    const tx = createTxFromRLP(raw, { common });
    const sender = tx.getSenderAddress();
    const account = (await vm.stateManager.getAccount(sender)) ?? undefined;
    if (account) account.balance = 10n ** 20n;
    const { execResult, createdAddress } = await runTx(vm, {
      tx,
      skipBalance: true,
      skipHardForkValidation: true,
    });
    block += 1;
    const hash = toHex(tx.hash());
    const status = execResult.exceptionError ? '0x0' : '0x1';
    receipts.set(hash, { status, blockNumber: `0x${block.toString(16)}`, transactionHash: hash });
    return { hash, createdAddress };
  };

  const call = async (to: string, data: string) => {
    const { execResult } = await vm.evm.runCall({
      to: createAddressFromString(to),
      data: hexToBytes(data as `0x${string}`),
    });
    if (execResult.exceptionError) throw new Error('reverted');
    return toHex(execResult.returnValue);
  };

  const made = { nonce: 0n, gasPrice: 10n ** 10n, gas: 3_000_000n, to: new Uint8Array(0), chainId: 31_337n };
  const { createdAddress } = await send(signedTransaction(key, { ...made, data: compiledContract() }));
  const contract = createdAddress!.toString();

  const countOf = async (address: string) =>
    (await vm.stateManager.getAccount(createAddressFromString(address)))?.nonce ?? 0n;
  const answerTo = async (method: string, [first]: readonly unknown[]): Promise<unknown> => {
    switch (method) {
      case 'eth_chainId':
        return '0x7a69';
      case 'eth_gasPrice':
        return '0x2540be400';
      case 'eth_getTransactionCount':
        return `0x${(await countOf(first as string)).toString(16)}`;
      case 'eth_sendRawTransaction':
        self.sent.push(first as string);
        return (await send(hexToBytes(first as `0x${string}`))).hash;
      case 'eth_getTransactionReceipt':
        return receipts.get(first as string) ?? null;
      case 'eth_call': {
        const { to, data } = first as { to: string; data: string };
        return call(to, data);
      }
      default:
        throw new Error(`no ${method}`);
    }
  };
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    if (self.isDown) return void response.writeHead(503).end();
    const { method, params } = JSON.parse(Buffer.concat(pieces).toString()) as {
      method: string;
      params: unknown[];
    };
    const answer = await answerTo(method, params).then(
      (result) => ({ result }),
      (error: Error) => ({ error: { code: -32_000, message: error.message } }),
    );
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, ...answer }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: Chain = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ contract, key, sent: [], isDown: false },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}

/** The contract as the compiler makes it from the source that operators deploy. */
function compiledContract(): Uint8Array {
  const source = readFileSync(new URL('../Anchors.sol', import.meta.url), 'utf8');
  const input = {
    language: 'Solidity',
    sources: { 'Anchors.sol': { content: source } },
    settings: { evmVersion: 'shanghai', outputSelection: { '*': { '*': ['evm.bytecode.object'] } } },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as {
    errors?: { severity: string; formattedMessage: string }[];
    contracts: { 'Anchors.sol': { Anchors: { evm: { bytecode: { object: string } } } } };
  };
  const error = output.errors?.find(({ severity }) => severity === 'error');
  if (error) throw new Error(error.formattedMessage);
  return hexToBytes(`0x${output.contracts['Anchors.sol'].Anchors.evm.bytecode.object}`);
}
