import { certificates } from '#modules/signatures/contract/certificates.ts';
import { enrolCertificate } from '#modules/signatures/server/usecases/enrol-certificate.ts';
import { demoPassphrase, demoSigners } from './demo-accounts.ts';
import type { DemoAgency } from './load-organization.ts';
import type { Stage } from './stage.ts';

/** Gives the officials of the demo who sign a key of the agency's own authority, all under the passphrase that is shown. */
export async function loadSigningKeys(stage: Stage, agency: DemoAgency, now: Date): Promise<void> {
  for (const person of demoSigners) {
    const wish = {
      postId: agency.posts.get(person)!,
      keeping: 'passphrase' as const,
      secret: demoPassphrase,
    };
    await enrolCertificate(stage.outside(agency, person, now), certificates.enrol.input.parse(wish));
  }
}
