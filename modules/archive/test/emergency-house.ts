import type { FileId } from '#core/contract/ids.ts';
import { onePagePdf } from '#modules/files/test/documents.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import { records } from '../contract/records.ts';
import type { DossierId, RecordId } from '../contract/terms.ts';

/** A record that its registry alone is named for. */
export interface Secret {
  recordId: RecordId;
  dossierId: DossierId;
  number: string;
}

export interface EmergencyHouse {
  house: TestHouse;
  office: SmallOffice;
  /** Opens in emergencies and files, for the whole agency; the administrator reviews. */
  opener: Official;
  /** Gives a post rights on the whole agency. */
  entitle(official: Official, permissions: readonly string[]): Promise<void>;
  /** Files a record, with files of one page by their names. */
  secret(
    securityClass?: 'T' | 'R' | 'SR',
    more?: { names?: readonly string[] } & Record<string, unknown>,
  ): Promise<Secret>;
}

/** A house with an office in which records are opened in emergencies. */
export async function emergencyHouse(): Promise<EmergencyHouse> {
  const house = await testHouse();
  // The database asks its own clock: the house starts with it, and goes ahead of it.
  house.clock.set(new Date());
  const office = await smallOffice(house);
  const { agencyId, unitId, registry } = office;
  const entitle: EmergencyHouse['entitle'] = async ({ postId }, permissions) => {
    const id = crypto.randomUUID();
    await house.owner(
      'insert into organization.role (agency_id, id, name, permissions) values ($1, $2, $3, $4)',
      [agencyId, id, `Peran ${id}`, permissions],
    );
    await house.owner(
      'insert into organization.post_role (agency_id, post_id, role_id, unit_id) values ($1, $2, $3, $4)',
      [agencyId, postId, id, unitId],
    );
  };
  await entitle(office.staff, ['archive.break-glass', 'archive.file']);
  await entitle(office.admin, ['archive.review-emergency']);

  const uploaded = async (name: string): Promise<FileId> => {
    const answer = await house.server.inject({
      method: 'POST',
      url: `/api/files?name=${name}`,
      headers: { authorization: `Bearer ${registry.token}`, 'content-type': 'application/pdf' },
      payload: onePagePdf(),
    });
    return answer.json<{ file: { fileId: FileId } }>().file.fileId;
  };
  let serial = 0;
  const secret: EmergencyHouse['secret'] = async (securityClass = 'R', { names = [], ...more } = {}) => {
    serial += 1;
    const number = `R-${serial}/SETDA/2026`;
    const { id: dossierId } = await registry.call(dossiers.open, {
      ...{ unitId, code: '000.1.1', title: 'Perkara', securityClass },
      readers: [registry.postId],
    });
    const fileIds = await Promise.all(names.map(uploaded));
    const input = { dossierId, fileIds, title: `Berita ${serial}`, number, ...more };
    const { id: recordId } = await registry.call(records.file, input);
    for (const position of names.map((_, at) => at + 1)) {
      await house.owner(
        `insert into archive.record_page (agency_id, record_id, position, page, image_sha256) values ($1, $2, $3, 1, repeat('a', 64))`,
        [agencyId, recordId, position],
      );
      await house.owner(
        `insert into archive.page_text (agency_id, record_id, position, page, width, height, body) values ($1, $2, $3, 1, 10, 10, 'isi')`,
        [agencyId, recordId, position],
      );
    }
    return { recordId, dossierId, number };
  };
  return { house, office, opener: office.staff, entitle, secret };
}
