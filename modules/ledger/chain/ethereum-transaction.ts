/** Transactions of an EVM chain, as far as one contract needs them: encoding (RLP), signing (EIP-155), calls. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, hexOf, utf8Of } from '#core/transparency/bytes.ts';

/** A string of bytes, or a list of such. */
export type Rlp = Uint8Array | readonly Rlp[];

/** Recursive length prefix (Yellow Paper, appendix B). */
export function rlp(value: Rlp): Uint8Array {
  if (value instanceof Uint8Array) {
    const [first] = value;
    if (value.length === 1 && first! < 0x80) return value;
    return concatBytes(prefix(0x80, value.length), value);
  }
  const inside = concatBytes(...(value as readonly Rlp[]).map(rlp));
  return concatBytes(prefix(0xc0, inside.length), inside);
}

function prefix(base: number, length: number): Uint8Array {
  if (length < 56) return Uint8Array.of(base + length);
  const count = quantity(BigInt(length));
  return concatBytes(Uint8Array.of(base + 55 + count.length), count);
}

/** A number in as few bytes as it needs; none for zero. */
export function quantity(value: bigint): Uint8Array {
  if (value === 0n) return new Uint8Array(0);
  const hex = value.toString(16);
  return fromHex(hex.length % 2 ? `0${hex}` : hex);
}

export const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replace(/^0x/, ''), 'hex'));
export const toHex = (bytes: Uint8Array): string => `0x${hexOf(bytes)}`;

/** Whose key it is: the last 20 bytes of the hash of the public key. */
export function addressOfKey(key: Uint8Array): string {
  return toHex(keccak_256(secp256k1.getPublicKey(key, false).slice(1)).slice(-20));
}

/** The bytes of a call: the selector of the function, then each value in 32 bytes. */
export function callData(signature: string, ...values: readonly (bigint | Uint8Array)[]): Uint8Array {
  const words = values.map((value) => {
    const bytes = typeof value === 'bigint' ? quantity(value) : value;
    return concatBytes(new Uint8Array(32 - bytes.length), bytes);
  });
  return concatBytes(keccak_256(utf8Of(signature)).slice(0, 4), ...words);
}

export interface Call {
  nonce: bigint;
  gasPrice: bigint;
  gas: bigint;
  /** Empty where a contract is made. */
  to: Uint8Array;
  data: Uint8Array;
  chainId: bigint;
}

/** A signed transaction that no other chain takes (EIP-155), as it is sent. */
export function signedTransaction(
  key: Uint8Array,
  { nonce, gasPrice, gas, to, data, chainId }: Call,
): Uint8Array {
  const fields = [quantity(nonce), quantity(gasPrice), quantity(gas), to, new Uint8Array(0), data];
  const hash = keccak_256(rlp([...fields, quantity(chainId), new Uint8Array(0), new Uint8Array(0)]));
  const signature = secp256k1.sign(hash, key, { prehash: false, format: 'recovered' });
  const number = (bytes: Uint8Array) => quantity(BigInt(toHex(bytes)));
  const v = BigInt(signature[0]!) + chainId * 2n + 35n;
  return rlp([...fields, quantity(v), number(signature.slice(1, 33)), number(signature.slice(33))]);
}
