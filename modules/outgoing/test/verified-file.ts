import type { TestHouse } from '#tests/house/test-house.ts';
import type { VerificationView } from '../contract/verification.ts';

let asked = 0;

/** What the portal says of a file, each time to somebody at another address: allowances are tested elsewhere. */
export async function verifiedFile({ server }: TestHouse, pdf: Buffer): Promise<VerificationView> {
  asked += 1;
  const answer = await server.inject({
    method: 'POST',
    url: '/api/verification',
    remoteAddress: `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
    payload: pdf,
    headers: { 'content-type': 'application/pdf' },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}
