import { watchedRows } from '#app/modules.ts';
import { newId } from '#core/contract/ids.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { witnessNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { publishAll, sequenceAll } from '#modules/ledger/server/keep-agency.ts';
import { keepPolicy } from '#modules/ledger/server/policy/keep-policy.ts';
import { workAt } from '#modules/ledger/test/ledger-house.ts';
import type { Probe, ProbeKit } from './probes.ts';

const published = new WeakMap<ProbeKit, Promise<{ objectId: string; eventId: string }>>();

/** A letter of the regency with its leaf, published once. */
function provenLetter(kit: ProbeKit): Promise<{ objectId: string; eventId: string }> {
  const known = published.get(kit) ?? publishedLetter(kit);
  published.set(kit, known);
  return known;
}

async function publishedLetter(kit: ProbeKit) {
  const { id: objectId } = await kit.letter();
  const { ctx, tiles } = workAt(kit.house, kit.world.arunika);
  await sequenceAll(ctx, tiles, watchedRows);
  await publishAll(ctx, tiles);
  const [event] = await kit.house.owner<{ id: string }>(
    "select id from core.event where subject_id = $1 and type = 'letter.registered'",
    [objectId],
  );
  return { objectId, eventId: event!.id };
}

const ofLetters: Probe = {
  input: async (kit) => {
    await provenLetter(kit);
    return { stream: 'letters' };
  },
};

const ofRegency = (kit: ProbeKit) => ({ agencyId: kit.world.arunika.agencyId });

/** A file that the regency issued, with its published leaf. */
async function issuedFile(kit: ProbeKit) {
  const { agencyId } = ofRegency(kit);
  const digest = Buffer.from(sha256(Buffer.from(`letter ${kit.serial()}`))).toString('hex');
  const id = newId();
  await kit.row('core.event', {
    ...{ agency_id: agencyId, id, type: 'outgoing.sent', version: 1, occurred_at: kit.house.clock.now() },
    ...{
      actor_kind: 'system',
      subject_id: id,
      matter_id: id,
      payload: JSON.stringify({ pdfSha256: digest }),
    },
  });
  const { ctx, tiles } = workAt(kit.house, kit.world.arunika);
  await sequenceAll(ctx, tiles, watchedRows);
  await publishAll(ctx, tiles);
  return { agencyId, digest };
}

async function publishedPolicy(kit: ProbeKit) {
  await provenLetter(kit);
  await workAt(kit.house, kit.world.arunika).ctx.transact('write', keepPolicy);
  return ofRegency(kit);
}

const newWitness = async (kit: ProbeKit) => {
  const name = `saksi${kit.serial()}.example`;
  return { vkey: printVerifierKey((await witnessNamed(name)).key), address: `https://${name}` };
};

/** A witness of the regency; its id. */
async function askedWitness(kit: ProbeKit): Promise<string> {
  const id = newId();
  const at = kit.house.clock.now();
  await kit.row('ledger.witness', { ...ofRow(kit), id, ...(await newWitness(kit)), added_at: at });
  return id;
}
const ofRow = (kit: ProbeKit) => ({ agency_id: kit.world.arunika.agencyId });

/** Drills are held among the letters of the regency, and none is open. */
async function endDrills(kit: ProbeKit): Promise<void> {
  const agency = [kit.world.arunika.agencyId];
  await kit.house.owner(
    'insert into ledger.drill_ground (agency_id, marked_at) values ($1, now()) on conflict do nothing',
    agency,
  );
  await kit.house.owner(
    'update ledger.drill set ended_at = begun_at, ended_by = begun_by, was = null, became = null where agency_id = $1 and ended_at is null',
    agency,
  );
}

/** A drill of the regency over a letter; one that was open before is over. */
async function openDrill(kit: ProbeKit): Promise<string> {
  const id = newId();
  const begun_at = kit.house.clock.now();
  const { id: thing_id } = await kit.letter();
  await endDrills(kit);
  await kit.row('ledger.drill', {
    ...{ ...ofRow(kit), id, module: 'letters', thing_id, fact: 'subject', was: 'a', became: 'b' },
    ...{ begun_by: newId(), begun_at },
  });
  return id;
}

/** A time stamp of the newest checkpoint of the regency. */
async function keptAnchor(kit: ProbeKit): Promise<string> {
  await provenLetter(kit);
  const [known] = await kit.house.owner<{ id: string }>('select id from ledger.anchor where agency_id = $1', [
    kit.world.arunika.agencyId,
  ]);
  if (known) return known.id;
  const id = newId();
  await kit.house.owner(
    `insert into ledger.anchor (agency_id, id, kind, stream, size, token, source, anchored_at)
     select agency_id, $2, 'time-stamp', stream, size, 'token', 'clock', $3 from ledger.checkpoint
     where agency_id = $1 and stream = 'letters' order by size desc limit 1`,
    [kit.world.arunika.agencyId, id, kit.house.clock.now()],
  );
  return id;
}

/** How the operations of the ledger are asked: for the log of the letters of the regency. */
export const ledgerProbes: Record<string, Probe> = {
  'ledger.show-state': {},
  'ledger.list-checkpoints': ofLetters,
  'ledger.show-checkpoint': ofLetters,
  'ledger.list-entries': { input: async (kit) => ({ objectId: (await provenLetter(kit)).objectId }) },
  'ledger.prove-file': { input: issuedFile },
  'ledger.show-policy': { input: publishedPolicy },
  'ledger.list-witnesses': {},
  'ledger.add-witness': { input: newWitness },
  'ledger.change-witness': {
    input: async (kit) => ({
      witnessId: await askedWitness(kit),
      address: 'https://lain.example',
      group: 'saksi',
    }),
  },
  'ledger.ask-witness': { input: async (kit) => ({ witnessId: await askedWitness(kit) }) },
  'ledger.remove-witness': { input: async (kit) => ({ witnessId: await askedWitness(kit) }) },
  'ledger.decide-quorum': {
    input: async (kit) => {
      await askedWitness(kit);
      return { group: 'saksi', needs: 1 };
    },
  },
  'ledger.show-drill': {},
  'ledger.begin-drill': {
    input: async (kit) => {
      await kit.letter();
      await endDrills(kit);
      return {};
    },
  },
  'ledger.end-drill': { input: async (kit) => ({ drillId: await openDrill(kit) }) },
  'ledger.show-fixity': {},
  'ledger.list-anchors': {},
  'ledger.fetch-anchor': { input: async (kit) => ({ anchorId: await keptAnchor(kit) }) },
  'ledger.prove-event': { input: async (kit) => ({ eventId: (await provenLetter(kit)).eventId }) },
};
