import { asked, type BsreService, briefly, callBsre, jsonOf, stateOf } from './bsre-client.ts';
import { SignatureFault, type SignatureProvider, type SigningOrder } from './signature-provider.ts';

/**
 * BSrE client service, version 1: a form with the file, the answer is the signed file itself or base64 of it.
 * @param picture a PNG for a visible place, made by the caller from the block of the signer
 */
export function bsreV1(service: BsreService, picture?: () => Promise<Uint8Array>): SignatureProvider {
  return {
    name: 'bsre-v1',
    certified: true,
    async status({ nik }) {
      if (!nik) return { state: 'not-registered' };
      return stateOf(
        (await callBsre(briefly(service), 'GET', `/api/user/status/${encodeURIComponent(nik)}`)).bytes,
      );
    },
    async sign({ nik }, order, secret) {
      if (!('passphrase' in secret)) throw new SignatureFault('secret-not-supported');
      if (!nik) throw new SignatureFault('not-ready');
      const form = new FormData();
      form.set('nik', nik);
      form.set('passphrase', secret.passphrase);
      form.set('jenis_response', 'BASE64');
      for (const [name, value] of Object.entries(appearance(order, !!picture))) form.set(name, value);
      if (order.place && picture)
        form.set('imageTTD', new Blob([new Uint8Array(await picture())]), 'ttd.png');
      form.set('file', new Blob([new Uint8Array(order.pdf)], { type: 'application/pdf' }), 'surat.pdf');
      const { type, bytes } = await callBsre(service, 'POST', '/api/sign/pdf', form);
      return asked(order.pdf, type.startsWith('application/pdf') ? bytes : decoded(bytes));
    },
  };
}

/** Pages count from 1 there; places are points from the lower left corner as ours are. */
function appearance({ place, reason, location }: SigningOrder, hasPicture: boolean): Record<string, string> {
  const words = { ...(reason && { reason }), ...(location && { location }) };
  if (!place || !hasPicture) return { tampilan: 'invisible', ...words };
  const [left, bottom, right, top] = place.rectangle;
  return {
    tampilan: 'visible',
    image: 'true',
    page: String(place.page + 1),
    xAxis: String(left),
    yAxis: String(bottom),
    width: String(right - left),
    height: String(top - bottom),
    ...words,
  };
}

/** Base64 by itself, or as a text in an object; nothing else is a signed file. */
function decoded(bytes: Buffer): Buffer {
  const values = Object.values(jsonOf(bytes) ?? {});
  const text = [bytes.toString('latin1').trim().replace(/^"|"$/g, ''), ...values].find(
    (one): one is string => typeof one === 'string' && one.startsWith('JVBERi0'),
  );
  if (!text) throw new SignatureFault('odd-answer');
  return Buffer.from(text, 'base64');
}
