import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keys derived from the installation's one secret; each purpose has its own. */
export interface Secrets {
  /** Seals a text for storage; the context (agency, column) is bound to it and must be given again to open. */
  seal(context: string, text: string): Buffer;
  open(context: string, sealed: Buffer): string;
  /** A keyed fingerprint by which a sealed value can be found again (blind index). */
  fingerprint(context: string, text: string): Buffer;
}

/** AES-256-GCM (NIST SP 800-38D) under keys from HKDF-SHA-256 (RFC 5869). `root` is 32 random bytes. */
export function createSecrets(root: Buffer): Secrets {
  if (root.length < 32) throw new Error('the root secret must have at least 32 bytes');
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    let key = keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', root, 'pendopo', purpose, 32));
      keys.set(purpose, key);
    }
    return key;
  };
  return {
    seal(context, text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(context, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), sealed.subarray(0, 12)).setAAD(
        Buffer.from(context),
      );
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
    fingerprint: (context, text) =>
      createHmac('sha256', keyFor(`fingerprint:${context}`))
        .update(text)
        .digest(),
  };
}
