import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { trustTerms, verifyPdf } from '#modules/signatures/server/signatures.api.ts';
import { expectAccepted } from '#modules/signatures/test/accepted-by-others.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { paperOf, prepare, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  office = await smallOffice(house);
  await numberBook(house, office);
});
afterAll(() => house.close());

const wishFor = (level: string) =>
  house.owner(
    `insert into signatures.settings (agency_id, provider, level, clock, changed_by, changed_at) values ($1, 'local-x509', $2, 'local', $3, $4)`,
    [office.agencyId, level, office.admin.personId, house.clock.now()],
  );

test.each([
  ['B-B', 1],
  ['B-T', 1],
  ['B-LT', 1],
  ['B-LT', 2],
] as const)(
  'a letter that is signed here at level %s by %i is accepted by independent programs',
  async (level, signers) => {
    await wishFor(level);
    const who = [office.head, office.secretary].slice(0, signers);
    const kindCode = signers === 1 ? 'SDINAS' : 'BA';
    const [draftId] = await lettersToSign(house, office, { kindCode, signers: who });
    for (const official of who) {
      await enrol(official);
      expect(told(await sign(official, await prepare(official, [draftId!])))).toEqual(['signed']);
    }
    const pdf = await paperOf(house, office.head, draftId!);
    const terms = await house.system(office.agencyId, ({ tx }) =>
      trustTerms(tx, office.agencyId, house.clock.now()),
    );
    const found = verifyPdf(pdf, terms);
    expect(found).toMatchObject({ verdict: 'valid', changes: [] });
    expect(found.signatures.filter(({ kind }) => kind === 'signature').map((one) => one.level)).toEqual(
      Array(signers).fill(level),
    );
    const root = terms.anchors[0]!.certificate;
    expectAccepted(pdf, { root, level, signers, at: house.clock.now() });
  },
);
