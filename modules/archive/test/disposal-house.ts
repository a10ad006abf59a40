import type { Call } from '#core/contract/client.ts';
import { newId, type PersonId, type PostId, type UnitId } from '#core/contract/ids.ts';
import { openSession, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { disposal } from '../contract/disposal.ts';
import type {
  ClassificationVersionId,
  DisposalKind,
  DisposalListId,
  DossierId,
  RecordId,
} from '../contract/terms.ts';

export interface Person {
  personId: PersonId;
  postId: PostId;
  token: string;
  call: Call;
}

/** An office in which every part of a disposal has its own person. */
export interface DisposalHouse {
  house: TestHouse;
  office: SmallOffice;
  recordsUnit: UnitId;
  legalUnit: UnitId;
  supervisionUnit: UnitId;
  versionId: ClassificationVersionId;
  /** Prepares lists and turns the first key. */
  archivist: Person;
  /** Heads the records unit and chairs the panel. */
  keeper: Person;
  /** Sits on the panel as an archivist. */
  appraiser: Person;
  /** Heads the processing unit. */
  unitHead: Person;
  registrar: Person;
  /** Heads the agency. */
  regent: Person;
  lawyer: Person;
  inspector: Person;
  /** Turns the second key. */
  second: Person;
}

const keeperRights = ['archive.records-unit', 'archive.appraise', 'archive.execute'];

export async function disposalHouse(house: TestHouse): Promise<DisposalHouse> {
  const office = await smallOffice(house);
  const { agencyId, unitId: root, deptId } = office;
  const insert = (table: string, row: Record<string, unknown>) =>
    insertRow(house, table, { agency_id: agencyId, ...row });
  const unit = async (name: string) => {
    const id = newId<'Unit'>();
    const place = { id, parent_id: root, ancestor_ids: [root, id] };
    await insert('organization.unit', {
      ...place,
      code: name,
      name,
      kind: 'division',
      active_from: '2020-01-01',
    });
    return id;
  };
  const [recordsUnit, legalUnit, supervisionUnit] = [
    await unit('Kearsipan'),
    await unit('Hukum'),
    await unit('Inspektorat'),
  ];
  let serial = 0;
  const person = async (
    name: string,
    unitId: UnitId,
    permissions: string[],
    head = false,
  ): Promise<Person> => {
    serial += 1;
    const [personId, postId, accountId, roleId] = [newId<'Person'>(), newId<'Post'>(), newId(), newId()];
    await insert('organization.person', { id: personId, name, kind: 'pns' });
    const post = {
      id: postId,
      unit_id: unitId,
      name,
      kind: 'structural',
      is_head: head,
      ancestor_ids: [postId],
    };
    await insert('organization.post', { ...post, active_from: '2020-01-01' });
    const held = {
      id: newId(),
      post_id: postId,
      person_id: personId,
      kind: 'definitive',
      starts_at: '2020-01-01',
    };
    await insert('organization.holder', held);
    await insert('organization.role', { id: roleId, name: `${name} ${serial}`, permissions });
    await insert('organization.post_role', { post_id: postId, role_id: roleId, unit_id: root });
    await insert('identity.account', { id: accountId, person_id: personId, created_at: '2020-01-01' });
    const token = await openSession(house, agencyId, personId, accountId);
    return { personId, postId, token, call: house.as(token) };
  };
  const versionId = newId<'ClassificationVersion'>();
  await insert('archive.classification_version', {
    ...{ id: versionId, basis: 'Perbup 1', scheme: 'regional', starts_on: '2020-01-01' },
    ...{ taken_in_by: office.admin.personId, taken_in_at: '2020-01-01' },
  });
  for (const [code, fate, years] of [
    ['000', 'destroy', 1],
    ['100', 'permanent', 1],
    ['200', 'destroy', 6],
  ])
    await insert('archive.classification', {
      ...{ version_id: versionId, code, title: `Kode ${code}`, level: 1 },
      ...{ active_years: 1, inactive_years: years, fate },
    });
  const made: DisposalHouse = {
    ...{ house, office, recordsUnit, legalUnit, supervisionUnit, versionId },
    archivist: await person('Arsiparis', recordsUnit, keeperRights),
    keeper: await person('Kepala Kearsipan', recordsUnit, keeperRights, true),
    appraiser: await person('Arsiparis Penilai', recordsUnit, ['archive.appraise']),
    unitHead: await person('Kepala Dinas Kominfo', deptId, ['archive.appraise', 'archive.file'], true),
    registrar: await person('Pencatat', recordsUnit, ['archive.approve']),
    regent: await person('Bupati Uji', root, ['archive.approve'], true),
    lawyer: await person('Staf Hukum', legalUnit, []),
    inspector: await person('Auditor', supervisionUnit, []),
    second: await person('Petugas Kearsipan', recordsUnit, keeperRights),
  };
  await office.admin.call(disposal.setOffice, {
    ...{ agencyKind: 'regional', recordsUnitId: recordsUnit },
    ...{ legalUnitId: legalUnit, supervisionUnitId: supervisionUnit },
  });
  return made;
}

async function insertRow(house: TestHouse, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row);
  await house.owner(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
}

let number = 0;

/** A closed dossier of the department with one record, one file and its text; its retention is over since 2022 under 000. */
export async function closedDossier(
  world: DisposalHouse,
  more: { code?: string; securityClass?: string; closedOn?: string; custody?: string } = {},
): Promise<{ dossierId: DossierId; recordId: RecordId; sha256: string }> {
  const { code = '000', securityClass = 'B', closedOn = '2020-05-15', custody = 'records-unit' } = more;
  const { house, office, versionId } = world;
  const { agencyId, deptId } = office;
  number += 1;
  const [dossierId, recordId, fileId] = [newId<'Dossier'>(), newId<'Record'>(), newId()];
  const sha256 = number.toString(16).padStart(64, 'a');
  const insert = (table: string, row: Record<string, unknown>) =>
    insertRow(house, table, { agency_id: agencyId, ...row });
  await insert('archive.dossier', {
    ...{ id: dossierId, unit_id: deptId, year: 2020, number, version_id: versionId, code },
    ...{ title: `Berkas ${number}`, security_class: securityClass, custody, closed_on: closedOn },
    ...{ opened_by: office.registry.personId, opened_at: '2020-01-01' },
    ...{ fate: code === '100' ? 'permanent' : 'destroy', active_until: '2021-12-31' },
    inactive_until: code === '200' ? '2027-12-31' : '2022-12-31',
    ...{ last_item: 1, retention_years: 2 },
  });
  await insert('archive.record', {
    ...{ id: recordId, dossier_id: dossierId, item_number: 1, title: 'Notula', copy_state: 'original' },
    ...{ filed_at: '2020-01-01', security_class: securityClass },
  });
  await insert('files.file', {
    ...{
      id: fileId,
      sha256: Buffer.from(sha256, 'hex'),
      size_bytes: 3,
      media_type: 'application/pdf',
      name: 'notula.pdf',
    },
    state: 'ready',
  });
  await insert('archive.record_file', {
    ...{
      record_id: recordId,
      position: 1,
      file_id: fileId,
      name: 'notula.pdf',
      media_type: 'application/pdf',
    },
    ...{ size: 3, sha256 },
  });
  await insert('archive.record_text', { record_id: recordId, edition: 1, body: 'isi notula', search: '' });
  return { dossierId, recordId, sha256 };
}

/** A letter that was just uploaded by somebody. */
export async function uploaded({ house }: DisposalHouse, who: Person): Promise<string> {
  number += 1;
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/files?name=persetujuan-${number}.pdf`,
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/pdf' },
    payload: Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${300 + number} 300]>>endobj\nxref\n0 4\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n`,
    ),
  });
  return answer.json<{ file: { fileId: string } }>().file.fileId;
}

export const steps = [
  'panel',
  'items',
  'close',
  'appraise',
  'consider',
  'approve',
  'stipulate',
  'legal',
  'supervision',
  'report',
] as const;
export type Step = (typeof steps)[number];

/** A list with these dossiers that went through all steps before one of them; without `until`, it waits for its first key. */
export async function listUntil(
  world: DisposalHouse,
  dossierIds: DossierId[],
  until?: Step,
  kind: DisposalKind = 'destruction',
): Promise<DisposalListId> {
  const { archivist, keeper, appraiser, unitHead, registrar, regent, lawyer, inspector, office } = world;
  const { id: listId } = await archivist.call(disposal.start, { kind });
  const act: Record<Step, () => Promise<unknown>> = {
    panel: () =>
      keeper.call(disposal.namePanel, {
        ...{ listId, decreeNumber: 'SK/7/2026', decreeOn: '2026-11-02' },
        members: [
          { personId: keeper.personId, as: 'records-unit-head', chair: true },
          { personId: unitHead.personId, as: 'processing-unit-head', unitId: office.deptId },
          { personId: appraiser.personId, as: 'archivist' },
        ],
      }),
    items: () => archivist.call(disposal.addItems, { listId, dossierIds }),
    close: () => archivist.call(disposal.close, { listId }),
    appraise: () =>
      Promise.all(
        dossierIds.map((dossierId) =>
          unitHead.call(disposal.appraise, { listId, dossierId, physicallyChecked: true, opinion: 'agree' }),
        ),
      ),
    consider: () => keeper.call(disposal.consider, { listId, number: 'P/1' }),
    approve: async () =>
      registrar.call(disposal.approve, {
        ...{
          listId,
          authority: kind === 'handover' ? 'archival-institution' : 'regional-head',
          number: 'S/1',
        },
        ...{ letterOn: '2026-11-21', fileId: (await uploaded(world, registrar)) as never },
      }),
    stipulate: () => regent.call(disposal.stipulate, { listId, number: 'K/1', cites: ['S/1'] }),
    legal: () => lawyer.call(disposal.witness, { listId, role: 'legal-witness' }),
    supervision: () => inspector.call(disposal.witness, { listId, role: 'supervision-witness' }),
    report: () => archivist.call(disposal.openReport, { listId, number: 'BA/1' }),
  };
  const skipped: readonly Step[] = {
    destruction: [],
    transfer: ['panel', 'appraise', 'consider', 'approve', 'stipulate', 'legal', 'supervision'] as const,
    handover: ['legal', 'supervision'] as const,
  }[kind];
  for (const step of steps) {
    if (step === until) break;
    if (!skipped.includes(step)) await act[step]();
  }
  return listId;
}

export const turnKey = (who: Person, listId: DisposalListId, items = 1) =>
  who.call(disposal.execute, { listId, reportNumber: 'BA/1', items });
