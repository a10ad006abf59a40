import type { AgencyId } from '#core/contract/ids.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { readRevocationList } from '../server/x509/revocation-list.ts';

/** Bytes that anybody gets from the house. */
export async function fetched(house: TestHouse, address: string): Promise<{ type: string; bytes: Buffer }> {
  const answer = await house.server.inject({ url: new URL(address).pathname + new URL(address).search });
  if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.statusCode}`);
  return { type: String(answer.headers['content-type']), bytes: answer.rawPayload };
}

export async function authorityId(house: TestHouse, agencyId: AgencyId, role: string): Promise<string> {
  const [row] = await house.owner<{ id: string }>(
    'select id from signatures.authority where agency_id = $1 and role = $2',
    [agencyId, role],
  );
  return row!.id;
}

/** Serial numbers on the list that anybody fetches. */
export async function revokedOn(house: TestHouse, agencyId: AgencyId): Promise<string[]> {
  const id = await authorityId(house, agencyId, 'issuing');
  const { bytes } = await fetched(house, `http://localhost/api/signature-authorities/${id}/revocation-list`);
  return [...readRevocationList(bytes).revoked.keys()];
}
