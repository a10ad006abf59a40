import { openedPkcs12 } from '../keys/pkcs12.ts';
import { type Signer, signerWithKey } from '../keys/signer.ts';
import { type AskForTime, signedPdf } from '../signing/sign-pdf.ts';
import { readCertificate } from '../x509/certificate.ts';
import { SignatureFault, type SignatureProvider, type SignerIdentity } from './signature-provider.ts';

/** Where the keys of the house lie. */
export interface LocalKeys {
  /** The sealed key of a person, PKCS#12; nothing when there is none. */
  keyOf(signer: SignerIdentity): Promise<Uint8Array | undefined>;
  /** The certificate of that key, DER. */
  certificateOf(signer: SignerIdentity): Promise<Uint8Array | undefined>;
  /** Serial numbers that the house revoked, in hexadecimal. */
  isRevoked(serial: string): Promise<boolean>;
}

/** Signatures with keys of the house's own authority: valid in every program that is told to believe it, not certified. */
export function localProvider(
  keys: LocalKeys,
  { now, askForTime }: { now: () => Date; askForTime?: AskForTime },
): SignatureProvider {
  const status: SignatureProvider['status'] = async (person) => {
    const der = await keys.certificateOf(person);
    if (!der) return { state: 'not-registered' };
    const { notAfter, serial } = readCertificate(der);
    if (await keys.isRevoked(serial)) return { state: 'revoked', notAfter };
    return { state: notAfter < now() ? 'expired' : 'ready', notAfter };
  };
  return {
    name: 'local-x509',
    certified: false,
    status,
    async sign(person, order, secret) {
      if (!('passphrase' in secret)) throw new SignatureFault('secret-not-supported');
      if ((await status(person)).state !== 'ready') throw new SignatureFault('not-ready');
      const { pdf, ...act } = order;
      const signer = await openedSigner(keys, person, secret.passphrase);
      return signedPdf(pdf, signer, { ...act, ...(askForTime && { askForTime }) });
    },
  };
}

/** The signer for a whole act: the key is opened once, however many letters are signed. */
export async function openedSigner(
  keys: LocalKeys,
  person: SignerIdentity,
  passphrase: string,
): Promise<Signer> {
  const sealed = await keys.keyOf(person);
  if (!sealed) throw new SignatureFault('not-ready');
  const opened = openedPkcs12(sealed, passphrase);
  if (!opened) throw new SignatureFault('wrong-secret');
  return signerWithKey(opened.key, opened.chain);
}
