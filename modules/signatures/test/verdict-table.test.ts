import { beforeAll, describe, expect, test } from 'vitest';
import { revocationList } from '../server/authority/local-authority.ts';
import { timeStampAnswer } from '../server/cms/time-stamp.ts';
import { signerWithKey } from '../server/keys/signer.ts';
import { withValidationData } from '../server/pdf/validation-data.ts';
import { signedPdf, stampedPdf } from '../server/signing/sign-pdf.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { readCertificate } from '../server/x509/certificate.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';

/** Certificates were made 30 days before day 0, on which the letter was signed, and end on these days. */
const ends = { signer: 701, clock: 1_796, issuing: 3_623, root: 7_275 } as const;

const signedOn = new Date('2026-11-22T02:00:00Z');
const on = (days: number) => new Date(signedOn.getTime() + days * 86_400_000);

interface Row {
  what: string;
  /** Day of the time stamp; none without. */
  stamp?: number;
  /** Of a clock that nobody knows. */
  foreignClock?: true;
  /** Days on which these were revoked. */
  revoked?: { signer?: number; clock?: number; issuing?: number };
  /** What the house knows: lists of this day. */
  known?: number;
  /** What the file brings: lists of this day, all of them, without that of the root, or of another authority. */
  brought?: number;
  lists?: 'all' | 'no-root' | 'foreign';
  /** A time stamp over the whole file. */
  archived?: 'ours' | 'foreign';
  /** The day on which somebody verifies. */
  asked: number;
  verdict: 'valid' | 'untrusted';
  level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';
  distrust?: string[];
}

const valid = (level: Row['level']) => ({ verdict: 'valid', level }) as const;
const untrusted = (level: Row['level'], ...distrust: string[]) =>
  ({ verdict: 'untrusted', level, distrust }) as const;
const years = (count: number) => count * 366;

const withoutStamp: Row[] = [
  { what: 'the day after', asked: 1, ...valid('B-B') },
  { what: 'while its certificate lasts', asked: ends.signer - 1, ...valid('B-B') },
  { what: 'when it has ended', asked: ends.signer + 1, ...untrusted('B-B', 'expired') },
  { what: 'before it began', asked: -31, ...untrusted('B-B', 'not-yet-valid') },
  { what: 'revoked before', revoked: { signer: -1 }, known: 1, asked: 2, ...untrusted('B-B', 'revoked') },
  {
    what: 'revoked after: nobody knows when it was signed',
    revoked: { signer: 1 },
    known: 1,
    asked: 2,
    ...untrusted('B-B', 'revoked'),
  },
  {
    what: 'revoked, as the file itself says',
    revoked: { signer: -1 },
    brought: 1,
    asked: 2,
    ...untrusted('B-B', 'revoked'),
  },
  {
    what: 'issued by an authority that was revoked',
    revoked: { issuing: 1 },
    known: 1,
    asked: 2,
    ...untrusted('B-B', 'revoked'),
  },
  { what: 'with proofs, but without a stamp they lift no level', brought: 0, asked: 1, ...valid('B-B') },
];

const withStamp: Row[] = [
  { what: 'the day after', stamp: 0, asked: 1, ...valid('B-T') },
  { what: 'when the certificate has ended', stamp: 0, asked: ends.signer + 1, ...valid('B-T') },
  { what: 'when that of the clock has ended', stamp: 0, asked: ends.clock + 1, ...valid('B-T') },
  {
    what: 'revoked before',
    stamp: 0,
    revoked: { signer: -1 },
    known: 1,
    asked: 2,
    ...untrusted('B-T', 'revoked'),
  },
  { what: 'revoked after', stamp: 0, revoked: { signer: 1 }, known: 1, asked: 2, ...valid('B-T') },
  {
    what: 'stamped after it was revoked',
    stamp: 3,
    revoked: { signer: 1 },
    known: 2,
    asked: 4,
    ...untrusted('B-T', 'revoked'),
  },
  {
    what: 'stamped after it ended',
    stamp: ends.signer + 1,
    asked: ends.signer + 2,
    ...untrusted('B-T', 'expired'),
  },
  {
    what: 'by a clock that was revoked before',
    stamp: 0,
    revoked: { clock: -1 },
    known: 1,
    asked: 2,
    ...valid('B-B'),
  },
  {
    what: 'by such a clock, when the certificate has ended',
    stamp: 0,
    revoked: { clock: -1 },
    known: 1,
    asked: ends.signer + 1,
    ...untrusted('B-B', 'expired'),
  },
  {
    what: 'by a clock that was revoked after',
    stamp: 0,
    revoked: { clock: 1 },
    known: 1,
    asked: ends.signer + 1,
    ...valid('B-T'),
  },
  { what: 'by a clock that nobody knows', stamp: 0, foreignClock: true, asked: 1, ...valid('B-B') },
  {
    what: 'by such a clock, when the certificate has ended',
    stamp: 0,
    foreignClock: true,
    asked: ends.signer + 1,
    ...untrusted('B-B', 'expired'),
  },
  { what: 'by a clock that is a day ahead', stamp: 1, asked: 0, ...valid('B-B') },
  {
    what: 'under an authority that was revoked before',
    stamp: 0,
    revoked: { issuing: -1 },
    known: 1,
    asked: 2,
    ...untrusted('B-B', 'revoked'),
  },
  {
    what: 'under an authority that was revoked after',
    stamp: 0,
    revoked: { issuing: 1 },
    known: 1,
    asked: 2,
    ...valid('B-T'),
  },
];

const withProofs: Row[] = [
  { what: 'the day after', stamp: 0, brought: 0, asked: 1, ...valid('B-LT') },
  { what: 'eight years later', stamp: 0, brought: 0, asked: years(8), ...valid('B-LT') },
  {
    what: 'when the issuing authority has ended',
    stamp: 0,
    brought: 0,
    asked: ends.issuing + 1,
    ...valid('B-LT'),
  },
  { what: 'whose lists ended before it was signed', stamp: 0, brought: -20, asked: 1, ...valid('B-T') },
  { what: 'without the list of the root', stamp: 0, brought: 0, lists: 'no-root', asked: 1, ...valid('B-T') },
  {
    what: 'whose lists somebody else made',
    stamp: 0,
    brought: 0,
    lists: 'foreign',
    asked: 1,
    ...valid('B-T'),
  },
  {
    what: 'that revoke it before, in the name of somebody else',
    stamp: 0,
    revoked: { signer: -1 },
    brought: 0,
    lists: 'foreign',
    asked: 1,
    ...valid('B-T'),
  },
  {
    what: 'that say that it was revoked before',
    stamp: 0,
    revoked: { signer: -1 },
    brought: 1,
    asked: 2,
    ...untrusted('B-T', 'revoked'),
  },
  {
    what: 'that say that it was revoked after',
    stamp: 0,
    revoked: { signer: 1 },
    brought: 2,
    asked: 3,
    ...valid('B-LT'),
  },
  {
    what: 'that say that the clock was revoked after',
    stamp: 0,
    revoked: { clock: 1 },
    brought: 2,
    asked: 3,
    ...valid('B-LT'),
  },
  {
    what: 'that say that the clock was revoked before',
    stamp: 0,
    revoked: { clock: -1 },
    brought: 2,
    asked: 3,
    ...valid('B-B'),
  },
  { what: 'and a stamp over all', stamp: 0, brought: 0, archived: 'ours', asked: 1, ...valid('B-LTA') },
  {
    what: 'and a stamp over all, eight years later',
    stamp: 0,
    brought: 0,
    archived: 'ours',
    asked: years(8),
    ...valid('B-LTA'),
  },
  {
    what: 'and a stamp over all, when everything has ended',
    stamp: 0,
    brought: 0,
    archived: 'ours',
    asked: ends.root + 1,
    ...valid('B-LTA'),
  },
  {
    what: 'and a stamp over all by a clock that nobody knows',
    stamp: 0,
    brought: 0,
    archived: 'foreign',
    asked: 1,
    ...untrusted('B-LT'),
  },
  {
    what: 'and only the stamp over all proves a time',
    brought: 0,
    archived: 'ours',
    asked: ends.signer + 1,
    ...valid('B-LTA'),
  },
];

let house: SigningHouse;
let elsewhere: SigningHouse;
let letter: Buffer;
beforeAll(async () => {
  house = await signingHouse(signedOn);
  elsewhere = await signingHouse(signedOn);
  letter = await printedLetter(1, signedOn);
});

/** Lists of a day: of the issuing authority and of the root, with what was revoked. */
async function listsOf(
  { authority }: SigningHouse,
  day: number,
  revoked: Row['revoked'] = {},
): Promise<Buffer[]> {
  // The certificates are those of our house, whoever speaks of them.
  const serials = {
    signer: house.holders[0]!.chain[0],
    clock: house.authority.timeStamp.chain[0],
    issuing: house.authority.issuing.chain[0],
  };
  const list = { number: 1, thisUpdate: on(day), nextUpdate: on(day + 7) };
  const entry = (who: keyof typeof serials) =>
    revoked[who] === undefined
      ? []
      : [{ serial: readCertificate(serials[who]).serial, at: on(revoked[who]) }];
  return [
    await revocationList(authority.issuing, { ...list, revoked: [...entry('signer'), ...entry('clock')] }),
    await revocationList(authority.root, { ...list, revoked: entry('issuing') }),
  ];
}

const clockOf = ({ authority }: SigningHouse, day: number) => {
  const stamper = signerWithKey(authority.timeStamp.key, authority.timeStamp.chain);
  return (request: Uint8Array) => timeStampAnswer(request, stamper, on(day));
};

async function signed(row: Row): Promise<Buffer> {
  const clock = row.stamp !== undefined && clockOf(row.foreignClock ? elsewhere : house, row.stamp);
  let pdf: Buffer = await signedPdf(letter, house.signers[0]!, {
    at: signedOn,
    ...(clock && { askForTime: clock }),
  });
  if (row.brought !== undefined) {
    const lists = await listsOf(row.lists === 'foreign' ? elsewhere : house, row.brought, row.revoked);
    const { issuing, timeStamp } = house.authority;
    pdf = withValidationData(pdf, {
      certificates: [...issuing.chain, ...timeStamp.chain],
      lists: row.lists === 'no-root' ? lists.slice(0, 1) : lists,
      answers: [],
    });
  }
  return row.archived ? stampedPdf(pdf, clockOf(row.archived === 'ours' ? house : elsewhere, 0)) : pdf;
}

describe.each([
  ['without a stamp', withoutStamp],
  ['with a stamp', withStamp],
  ['with stamp and proofs', withProofs],
])('a signature %s', (_kind, rows) => {
  test.each(rows)('$what: $verdict at $level', async (row) => {
    const lists = row.known === undefined ? [] : await listsOf(house, row.known, row.revoked);
    const found = verifyPdf(await signed(row), { ...house.terms, lists, now: on(row.asked) });
    const [signature] = found.signatures;
    expect({ verdict: found.verdict, level: signature!.level, distrust: signature!.distrust }).toEqual({
      verdict: row.verdict,
      level: row.level,
      distrust: row.distrust ?? [],
    });
  });
});

test('the table is as large as it claims', () => {
  expect(withoutStamp.length + withStamp.length + withProofs.length).toBeGreaterThanOrEqual(40);
});
