import { expect } from 'vitest';
import type { SmallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { ingests } from '../contract/ingest.ts';
import type { IngestView, PackageView } from '../contract/ingest-terms.ts';

/** A registry that takes documents in by a sheet and its packages. */
export function sheetDesk(house: TestHouse, office: SmallOffice) {
  const { call, token } = office.registry;
  const send = (method: 'POST' | 'PATCH', url: string, payload: Buffer) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
    return house.server.inject({ method, url, headers, payload });
  };
  const begin = (ingestId: IngestView['id'], zip: Buffer) =>
    call(ingests.beginPackage, { ingestId, name: 'arsip.zip', size: zip.length });

  /** Sends a package in two pieces, between which it breaks off. */
  const sendPackage = async (ingestId: IngestView['id'], zip: Buffer): Promise<PackageView> => {
    const one = await begin(ingestId, zip);
    const path = `/api/archive/ingest-packages/${one.id}`;
    const half = Math.floor(zip.length / 2);
    const first = await send('PATCH', `${path}?offset=0`, zip.subarray(0, half));
    expect(first.json<PackageView>().offset).toBe(half);
    // Chosen again, it goes on where it was.
    expect(await begin(ingestId, zip)).toMatchObject({ id: one.id, offset: half });
    await send('PATCH', `${path}?offset=${half}`, zip.subarray(half));
    await house.runJobs();
    return call(ingests.showPackage, { packageId: one.id });
  };

  const bySheet = async (lines: readonly string[], zip?: Buffer): Promise<IngestView> => {
    const { id } = await call(ingests.open, { unitId: office.unitId, name: 'Arsip lama', source: 'sheet' });
    const sheet = Buffer.from(lines.join('\n'));
    const answer = await send('POST', `/api/archive/ingests/${id}/sheet?name=daftar.csv`, sheet);
    expect(answer.statusCode).toBe(200);
    if (zip) await sendPackage(id, zip);
    return call(ingests.show, { ingestId: id });
  };
  return { bySheet, sendPackage };
}
