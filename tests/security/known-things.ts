import type { DemoActor } from '#tests/house/demo-world.ts';
import { openSession } from '#tests/house/small-office.ts';
import type { KnownIds } from './arbitrary-input.ts';
import { arrangedDossier, filledDossier } from './archive-probes.ts';
import { ownIngest, ownPackage } from './ingest-probes.ts';
import { identityProbes, organizationProbes } from './people-probes.ts';
import type { ProbeKit } from './probes.ts';
import type { Person } from './rights-table.ts';

/** What operations of organization and identity may change or end: things made for it, never those who ask. */
const sacrificial = [
  'units.change',
  'units.close',
  'posts.change',
  'posts.close',
  'holders.end',
  'secretaries.end',
  'post-roles.withdraw',
  'people.change',
  'roles.change',
  'identity.disable-account',
] as const;

/** Ids of things that exist in the demo, by the field in which they are named. */
export async function knownThings(kit: ProbeKit): Promise<{ shared: KnownIds; ofPeople: KnownIds }> {
  const { world } = kit;
  const agency = world.arunika;
  const ids = new Map<string, string[]>();
  const know = (name: string, ...more: string[]) => ids.set(name, [...(ids.get(name) ?? []), ...more]);

  for (let turn = 0; turn < 3; turn++) know('letterId', (await kit.letter()).id);
  know('letterId', (await kit.letter({ securityClass: 'R' })).id, (await kit.closedLetter()).id);
  for (const until of ['sent', 'read', 'reported'] as const) {
    const desk = await kit.desk(until);
    know('recipientId', desk.recipientId);
    know('dispositionId', desk.dispositionId);
    know('letterId', desk.letterId);
  }
  for (let turn = 0; turn < 2; turn++) {
    const intake = await kit.intake();
    know('intakeId', intake.id);
    know('documentId', intake.documentId);
  }
  know('documentId', await kit.registeredDocument());
  know('fileId', await kit.file('tata-usaha'), await kit.file('kabid-aptika'));
  know('bookId', world.bookId);
  const posts = ['kadis-kominfo', 'kabid-aptika', 'staf-kominfo', 'sekda'].map((key) => kit.post(key));
  for (const name of ['postId', 'addressees', 'recipients', 'readers', 'postIds', 'superiorId'])
    know(name, ...posts);
  know('unitId', agency.units.get('kominfo')!, agency.units.get('kominfo-aptika')!);
  know('parentId', agency.units.get('kominfo')!);
  for (const more of [{}, { securityClass: 'T' }, { securityClass: 'R' }]) {
    const { dossierId, recordId } = await filledDossier(kit, more);
    know('dossierId', dossierId);
    know('into', dossierId);
    know('recordId', recordId);
    know('records', recordId);
  }
  know('arrangementId', (await arrangedDossier(kit)).arrangementId);
  know('ingestId', await ownIngest(kit), await ownIngest(kit, 'sheet'));
  know('packageId', await ownPackage(kit));
  know('replyTo', ids.get('letterId')![0]!);
  const shared: KnownIds = (name) => ids.get(name) ?? [];

  const own = new Map<string, string[]>();
  const probes = { ...organizationProbes, ...identityProbes };
  for (const operation of sacrificial) {
    for (let turn = 0; turn < 2; turn++) {
      const input = (await probes[operation]!.input!(kit, undefined)) as Record<string, unknown>;
      for (const [name, value] of Object.entries(input))
        if (name.endsWith('Id') && !(operation === 'post-roles.withdraw' && name === 'unitId'))
          own.set(name, [...(own.get(name) ?? []), String(value)]);
    }
  }
  own.set('superiorId', [kit.post('kadis-kominfo'), ...own.get('postId')!]);
  own.set('parentId', own.get('unitId')!);
  return { shared, ofPeople: (name) => own.get(name) ?? [] };
}

/** A session of its own for an operation that may end the one that asks. */
export async function freshToken(kit: ProbeKit, column: Person): Promise<string> {
  const actor: DemoActor = await kit.world.actor(column);
  return openSession(kit.house, actor.agency.agencyId, actor.personId, actor.accountId);
}
