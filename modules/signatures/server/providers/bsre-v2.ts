import { asked, type BsreService, briefly, callBsre, jsonOf, stateOf } from './bsre-client.ts';
import { SignatureFault, type SignatureProvider, type SignerIdentity } from './signature-provider.ts';

/** BSrE client service, version 2: JSON both ways, files in base64, a passphrase or a code of the moment. */
export function bsreV2(service: BsreService, picture?: () => Promise<Uint8Array>): SignatureProvider {
  return {
    name: 'bsre-v2',
    certified: true,
    async status(person) {
      const who = named(person);
      if (!who) return { state: 'not-registered' };
      return stateOf((await callBsre(briefly(service), 'POST', '/api/v2/user/check/status', who)).bytes);
    },
    async sign(person, order, secret) {
      const who = named(person);
      if (!who) throw new SignatureFault('not-ready');
      const { place, reason, location } = order;
      const [left, bottom, right, top] = place?.rectangle ?? [0, 0, 0, 0];
      const shown = place && picture ? Buffer.from(await picture()).toString('base64') : undefined;
      const properties = {
        tampilan: shown ? 'VISIBLE' : 'INVISIBLE',
        ...(shown && {
          imageBase64: shown,
          page: place!.page + 1,
          originX: left,
          originY: bottom,
          width: right - left,
          height: top - bottom,
        }),
        ...(reason && { reason }),
        ...(location && { location }),
      };
      const { bytes } = await callBsre(service, 'POST', '/api/v2/sign/pdf', {
        ...who,
        ...secret,
        signatureProperties: [properties],
        file: [Buffer.from(order.pdf).toString('base64')],
      });
      const file = jsonOf(bytes)?.file;
      const [signed] = Array.isArray(file) ? (file as unknown[]) : [];
      if (typeof signed !== 'string') throw new SignatureFault('odd-answer');
      return asked(order.pdf, Buffer.from(signed, 'base64'));
    },
  };
}

function named({ nik, email }: SignerIdentity): Record<string, string> | undefined {
  if (nik) return { nik };
  return email ? { email } : undefined;
}
