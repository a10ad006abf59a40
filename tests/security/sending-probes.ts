import { registers } from '#modules/outgoing/contract/registers.ts';
import { sending } from '#modules/outgoing/contract/sending.ts';
import { begun } from './draft-probes.ts';
import type { Probe, ProbeKit } from './probes.ts';
import { issued } from './verification-probes.ts';

const mail = { channel: 'mail' as const, address: 'camat@kecamatan.example', name: 'Camat' };
const paper = { channel: 'paper' as const, name: 'Kapolres' };

/** A signed letter of staf-kominfo that waits to be sent. */
async function signed(kit: ProbeKit, securityClass: 'B' | 'R' = 'B'): Promise<string> {
  const { id } = await begun(kit, { securityClass, recipients: [mail, paper] });
  await kit.house.owner("update outgoing.draft set stage = 'signed' where id = $1", [id]);
  await issued(kit, { id, securityClass, fileId: await kit.file('staf-kominfo') });
  return id;
}

/** The deliveries of one that was sent: by mail, and on paper. */
async function sent(kit: ProbeKit, securityClass: 'B' | 'R' = 'B') {
  const draftId = (await signed(kit, securityClass)) as never;
  const writer = await kit.world.actor('staf-kominfo');
  const [byMail, onPaper] = await writer.call(sending.send, { draftId });
  return { draftId, byMail: byMail!, onPaper: onPaper! };
}

/** The link of a mail that went out. */
async function link(kit: ProbeKit): Promise<Record<string, unknown>> {
  const { byMail } = await sent(kit);
  const [row] = await kit.house.owner<{ receipt_code: string }>(
    'update outgoing.delivery set sent_at = $2 where id = $1 returning receipt_code',
    [byMail.id, kit.house.clock.now()],
  );
  return { receiptCode: row!.receipt_code };
}

async function failed(kit: ProbeKit): Promise<Record<string, unknown>> {
  const { byMail } = await sent(kit);
  await kit.house.owner(
    "update outgoing.delivery set failed_at = now(), failure = 'mail.unavailable' where id = $1",
    [byMail.id],
  );
  return { deliveryId: byMail.id };
}

const recapOf2026 = { input: () => ({ year: 2026 }) };

/** How sending and the registers are asked: the letter is that of staf-kominfo, signed by kadis-kominfo. */
export const sendingProbes: Record<string, Probe> = {
  'outgoing.list-agencies': {},
  [sending.send.id]: { input: async (kit) => ({ draftId: await signed(kit) }) },
  [`${sending.send.id}#rahasia`]: { input: async (kit) => ({ draftId: await signed(kit, 'R') }) },
  [sending.channels.id]: {},
  [sending.deliveries.id]: { input: async (kit) => ({ draftId: (await sent(kit)).draftId }) },
  [`${sending.deliveries.id}#rahasia`]: {
    input: async (kit) => ({ draftId: (await sent(kit, 'R')).draftId }),
  },
  [sending.resend.id]: { input: failed },
  [sending.handOver.id]: {
    input: async (kit) => ({ deliveryId: (await sent(kit)).onPaper.id, handedTo: 'Ajudan' }),
  },
  [`${sending.handOver.id}#rahasia`]: {
    input: async (kit) => ({ deliveryId: (await sent(kit, 'R')).onPaper.id, handedTo: 'Ajudan' }),
  },
  [sending.printCopy.id]: { input: async (kit) => ({ deliveryId: (await sent(kit)).onPaper.id }) },
  [sending.receive.id]: { input: link },
  [sending.receivePdf.id]: { input: link },
  [sending.confirm.id]: { input: link },
  [registers.list.id]: {},
  [registers.count.id]: {},
  [registers.print.id]: {},
  [registers.export.id]: {},
  [registers.expedition.id]: {},
  [registers.printExpedition.id]: {},
  [registers.exportExpedition.id]: {},
  [registers.recap.id]: recapOf2026,
  [registers.printRecap.id]: recapOf2026,
  [registers.exportRecap.id]: recapOf2026,
};
