import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedPdf } from '#modules/signatures/server/signing/sign-pdf.ts';
import { verifyPdf } from '#modules/signatures/server/verify/verify-pdf.ts';
import { expectAccepted } from '#modules/signatures/test/accepted-by-others.ts';
import { allAttacks } from '#modules/signatures/test/all-attacks.ts';
import type { Attack } from '#modules/signatures/test/attacks-on-bytes.ts';
import { contentOf, forged, overlay } from '#modules/signatures/test/forging.ts';
import { printedLetter } from '#modules/signatures/test/signing-house.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { VerificationView } from '../contract/verification.ts';
import type { LetterFacts } from '../server/rules/paper/letter-facts.ts';
import { directiveLetters } from './directive-letters.ts';
import { drawnPages } from './drawn-pages.ts';
import { oddLetters } from './odd-letters.ts';
import { sampleLetters } from './sample-letters.ts';
import { type IssuedLetter, IssuingOffice } from './signed-letters.ts';
import { verifiedFile } from './verified-file.ts';

/** Letters that are attacked; the default is small. */
const count = Number(process.env.SIGNATURE_LETTERS ?? 4);
/** Of the attacks on a letter, one in so many goes the whole way through the operation; over the letters it is each one. */
const oneIn = count > 10 ? 20 : 4;

const papers = Object.entries({ ...sampleLetters, ...directiveLetters, ...oddLetters })
  .filter(([name]) => name !== 'konsep-belum-bernomor')
  .map(([, make]) => make);
const levels = ['B-B', 'B-T', 'B-LT'] as const;

let house: TestHouse;
let office: IssuingOffice;
let page: Buffer;
beforeAll(async () => {
  house = await testHouse();
  office = await IssuingOffice.open(house);
  page = await printedLetter(1, house.clock.now());
});
afterAll(() => house.close());

/** One paper after the other, at every level; every third is signed by two or three. */
function wishOf(serial: number): { facts: LetterFacts; level: (typeof levels)[number] } {
  const round = Math.floor(serial / 3);
  const level = levels[(serial + round) % levels.length]!;
  if (serial % 3 !== 2) return { facts: papers[(serial - round) % papers.length]!(), level };
  const facts = sampleLetters['berita-acara']!();
  const signatures = Array.from({ length: 2 + (round % 2) }, () => facts.signatures[0]!);
  return { facts: { ...facts, signatures }, level };
}

const calledGood = (view: VerificationView) =>
  view.verdict === 'valid' || ['genuine', 'extended', 'earlier', 'foreign'].includes(view.conclusion);

/** Makes every attack on a letter: which were shown as valid, how many could be made, how many went the whole way. */
async function attacked(letter: IssuedLetter, attacks: readonly Attack[], serial: number) {
  const slipped: string[] = [];
  let [made, sent] = [0, 0];
  for (const [index, attack] of attacks.entries()) {
    const bytes = await attack.forge(letter.pdf);
    if (!bytes) continue;
    made += 1;
    if (verifyPdf(bytes, office.signing.terms).verdict === 'valid') slipped.push(attack.name);
    if (index % oneIn !== serial % oneIn) continue;
    sent += 1;
    const view = await verifiedFile(house, bytes);
    if (calledGood(view)) slipped.push(`${attack.name}: ${view.conclusion}`);
    // The letter behind it is recognised wherever its bytes are still there.
    if (attack.after) expect(view.letter?.code, attack.name).toBe(letter.code);
  }
  return { slipped, made, sent };
}

describe('letters of the office, signed and attacked', () => {
  it(
    'are genuine, accepted by other programs, look as they were signed, and by no attack are shown as valid',
    async () => {
      const seen = { letters: 0, signatures: 0, attacks: 0, sent: 0 };
      for (let serial = 0; serial < count; serial++) {
        const { facts, level } = wishOf(serial);
        const letter = await office.issue({ facts, level });
        const attacks = allAttacks(office.signing, page);
        expect(attacks.length).toBeGreaterThan(100);
        const honest = await verifiedFile(house, letter.pdf);
        expect(honest, `letter ${serial}`).toMatchObject({
          conclusion: 'genuine',
          verdict: 'valid',
          changes: [],
        });
        expect(honest.signatures.map((one) => one.level)).toEqual(facts.signatures.map(() => level));
        const [root] = office.signing.authority.root.chain;
        const signers = facts.signatures.length;
        expectAccepted(letter.pdf, { root, level, signers, at: house.clock.now() });
        const { revisions } = verifyPdf(letter.pdf, office.signing.terms);
        // The paper, the fields, then a revision for every signature.
        const signedFirst = letter.pdf.subarray(0, revisions[2]!.end);
        expect(drawnPages(letter.pdf), `letter ${serial}`).toEqual(drawnPages(signedFirst));
        const { slipped, made, sent } = await attacked(letter, attacks, serial);
        expect(slipped, `letter ${serial}`).toEqual([]);
        expect(made).toBeGreaterThan(60);
        seen.letters += 1;
        seen.signatures += signers;
        seen.attacks += made;
        seen.sent += sent;
        if (serial % 25 === 24) console.log(JSON.stringify(seen));
      }
    },
    count * 60_000,
  );

  it('look another way when they were drawn over: the comparison of pages would notice', async () => {
    const letter = await office.issue();
    const drawn = forged(letter.pdf, (tools) => tools.put(contentOf(tools), overlay()));
    expect(drawnPages(drawn)).not.toEqual(drawnPages(letter.pdf));
  });

  it('and signed by everybody whose place is on them raise no alarm, in whatever order', async () => {
    const facts = { ...sampleLetters['berita-acara']!() };
    const three = { ...facts, signatures: Array.from({ length: 3 }, () => facts.signatures[0]!) };
    const { signing } = office;
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      let pdf = await office.paper(three);
      for (const index of order) {
        pdf = await signedPdf(pdf, signing.signers[index]!, {
          at: signing.at,
          askForTime: signing.askForTime,
          field: `TTE${index + 1}`,
        });
        pdf = await signing.withProofs(pdf);
      }
      expect(await verifiedFile(house, pdf)).toMatchObject({
        conclusion: 'foreign',
        verdict: 'valid',
        changes: [],
      });
      expect(drawnPages(pdf)).toEqual(drawnPages(await paperOf(pdf)));
    }
  });
});

/** The paper before anybody signed it. */
const paperOf = async (pdf: Buffer) =>
  pdf.subarray(0, verifyPdf(pdf, office.signing.terms).revisions[1]!.end);
