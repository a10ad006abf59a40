/**
 * What this folder asks of its surroundings. Building trees is work of servers and needs SHA-256 at once;
 * checking runs anywhere, so what checks takes answers that come at once (node:crypto) or later (WebCrypto).
 */

/** SHA-256 at once: any bytes in, 32 bytes out. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** SHA-256 at once or later. Every `Sha256` is one. */
export type Hashing = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** All that checking needs. `core/transparency/node/` and `web-crypto.ts` hold one each. */
export interface Checking {
  sha256: Hashing;
  /**
   * Ed25519 (RFC 8032) of a 32-byte key and a 64-byte signature. False for a wrong signature and for bytes that
   * are no key; it does not throw for them.
   */
  ed25519: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;
}

/** A private key that never leaves where it is kept: memory, a token, another process. */
export interface SigningKey {
  /** 32 bytes (RFC 8032 §5.1.5). */
  publicKey: Uint8Array;
  /** The 64 bytes of an Ed25519 signature over the message. */
  sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}
