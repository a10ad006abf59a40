import { randomBytes, randomUUID } from 'node:crypto';
import { newVerificationCode } from '#modules/outgoing/server/unguessable-code.ts';
import { type Probe, type ProbeKit, smallPdf } from './probes.ts';

/** The code of a letter that was issued, by its rows; its file is not there, which is told to everybody alike. */
async function codeOf(kit: ProbeKit, securityClass: 'B' | 'SR'): Promise<string> {
  const { agencyId, units, people } = kit.world.arunika;
  const id = randomUUID();
  const at = kit.house.clock.now();
  const person = people.get('tata-usaha')!.personId;
  const post = kit.post('kadis-kominfo');
  await kit.row('outgoing.draft', {
    agency_id: agencyId,
    id,
    unit_id: units.get('kominfo'),
    kind_code: 'SDINAS',
    kind_name: 'Surat Dinas',
    stage: 'signed',
    facts: JSON.stringify({
      ...{ subject: 'Permohonan data', securityClass, urgency: 'biasa' },
      signers: [{ postId: post, forPostId: null }],
    }),
    drafted_post_id: post,
    drafted_by: person,
    readers: [post],
    held_since: at,
    created_at: at,
    changed_at: at,
  });
  return issued(kit, { id, securityClass });
}

/** The letter that signing would make of a draft; its code. */
export async function issued(
  kit: ProbeKit,
  { id, securityClass, fileId }: { id: string; securityClass: 'B' | 'R' | 'SR'; fileId?: string },
): Promise<string> {
  const { agencyId, units, people } = kit.world.arunika;
  const [bookId, numberId] = [randomUUID(), randomUUID()];
  const at = kit.house.clock.now();
  const person = people.get('tata-usaha')!.personId;
  const post = kit.post('kadis-kominfo');
  const code = newVerificationCode();
  const serial = kit.serial();
  const own = { agency_id: agencyId };
  await kit.row('outgoing.number_book', {
    ...own,
    id: bookId,
    unit_id: units.get('kominfo'),
    name: 'Buku nomor',
    unit_code: `UJI${serial}`,
  });
  const counter = { ...own, book_id: bookId, group_code: 'surat-dinas', year: 2026 };
  await kit.row('outgoing.counter', { ...counter, last_number: 1 });
  await kit.row('outgoing.number', {
    ...counter,
    id: numberId,
    sequence: 1,
    state: 'issued',
    text: `000.1/${serial}/UJI/2026`,
    draft_id: id,
    taken_on: '2026-11-21',
    letter_day: '2026-11-21',
    taken_by: person,
    taken_at: at,
    changed_by: person,
    changed_at: at,
  });
  await kit.row('outgoing.letter', {
    ...own,
    id,
    number_id: numberId,
    kind_code: 'SDINAS',
    security_class: securityClass,
    readers: [post, kit.post('staf-kominfo')],
    letter_day: '2026-11-21',
    facts: '{}',
    file_id: fileId ?? randomUUID(),
    document_digest: randomBytes(32),
    verification_code: code,
    signed_at: at,
  });
  return code;
}

/** How verification is asked: it is for everybody. */
export const verificationProbes: Record<string, Probe> = {
  'outgoing.verify-code': { input: async (kit) => ({ code: await codeOf(kit, 'B') }) },
  'outgoing.verify-code#of-a-secret-letter': { input: async (kit) => ({ code: await codeOf(kit, 'SR') }) },
  'outgoing.verify-file': { body: (kit) => smallPdf(kit.serial()) },
};
