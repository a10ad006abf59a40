import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sequence, tags } from '../server/asn1/der.ts';
import { timeStampAnswer } from '../server/cms/time-stamp.ts';
import { openPdf } from '../server/pdf/open-pdf.ts';
import { validationDataOf, withValidationData } from '../server/pdf/validation-data.ts';
import type { Asking } from '../server/proofs/asked-proof.ts';
import { askedProof } from '../server/proofs/asked-proof.ts';
import { checkedProof } from '../server/proofs/checked-proof.ts';
import { provenLetter } from '../server/proofs/proven-letter.ts';
import { signedPdf } from '../server/signing/sign-pdf.ts';
import type { Link } from '../server/verify/trust.ts';
import type { VerificationTerms } from '../server/verify/verification.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { readCertificate } from '../server/x509/certificate.ts';
import { answerFor, answersAbout, readStatusAnswer } from '../server/x509/status-answer.ts';
import { statusRequest } from '../server/x509/status-request.ts';
import { expectAccepted } from './accepted-by-others.ts';
import { type OutsideAuthority, outsideAuthority } from './openssl-authority.ts';
import { printedLetter } from './signing-house.ts';

// Authorities, responders and lists are those of openssl, behind HTTP on this machine, which the operator named.

let now: Date;
let outside: OutsideAuthority;
let letter: Buffer;
let terms: VerificationTerms;
let link: Link;
beforeAll(async () => {
  letter = await printedLetter(1, new Date());
});
beforeEach(async () => {
  outside = await outsideAuthority();
  // openssl tells the time by the clock of the machine.
  now = new Date(Math.floor(Date.now() / 1_000) * 1_000);
  terms = { anchors: [{ certificate: outside.root, certified: true }], now };
  const [certificate, authority] = outside.signer.chain.map(readCertificate);
  link = { certificate: certificate!, authority: authority!, at: now };
  return () => outside[Symbol.asyncDispose]();
});

const asking = (changes: Partial<Asking> = {}): Asking => ({
  plainHosts: ['127.0.0.1'],
  now,
  patience: 5_000,
  until: performance.now() + 20_000,
  ...changes,
});
const stamped = () =>
  signedPdf(letter, outside.signer, {
    at: now,
    askForTime: (request) => timeStampAnswer(request, outside.clock, now),
  });
const levelOf = (pdf: Uint8Array) => verifyPdf(pdf, terms).signatures[0]!.level;
const question = () => statusRequest(link.certificate, link.authority);
const faultOf = (said: ReturnType<typeof checkedProof>) =>
  typeof said === 'string' ? said : said.revoked ? 'revoked' : 'good';
const said = (answer: Uint8Array, at = now) => faultOf(checkedProof('answer', answer, link, at));

describe('a letter of an authority outside', () => {
  test('becomes B-LT by the answer of its status service and the lists of those who have none', async () => {
    await outside.respond();
    const pdf = await stamped();
    expect(levelOf(pdf)).toBe('B-T');
    const made = await provenLetter(pdf, terms, asking());
    if (made.state !== 'proven') throw new Error(JSON.stringify(made));
    expect(made.pdf.subarray(0, pdf.length).equals(pdf)).toBe(true);
    expect(verifyPdf(made.pdf, terms)).toMatchObject({
      verdict: 'valid',
      changes: [],
      signatures: [{ level: 'B-LT', distrust: [] }],
    });
    expect(validationDataOf(openPdf(made.pdf)).answers).toHaveLength(1);
    expectAccepted(made.pdf, { root: outside.root, level: 'B-LT', signers: 1, at: now });
    // The status service answered, so its list was asked for the clock alone.
    expect(outside.asked.toSorted()).toEqual(['/intermediate.crl', '/root.crl']);
    // A letter of the same act asks nobody again.
    const again = await provenLetter(await stamped(), terms, asking({ plainHosts: [] }));
    expect(again.state).toBe('proven');
    expect(outside.asked).toHaveLength(2);
  });

  test('becomes B-LT by lists where no status service answers', async () => {
    const made = await provenLetter(await stamped(), terms, asking());
    if (made.state !== 'proven') throw new Error(made.state);
    expect(levelOf(made.pdf)).toBe('B-LT');
    expect(validationDataOf(openPdf(made.pdf))).toMatchObject({ answers: [], lists: { length: 2 } });
  });

  test('stays what it is, byte for byte, where one of those who are asked gives nothing', async () => {
    outside.pages.delete('/root.crl');
    expect(await provenLetter(await stamped(), terms, asking())).toEqual({
      state: 'waits',
      faults: ['unreachable'],
    });
  });

  test('gets the authority between that its signer left out, and nothing that closes no way', async () => {
    const { signer } = outside;
    outside.signer = { ...signer, chain: [signer.chain[0]] };
    outside.clock = { ...outside.clock, chain: [outside.clock.chain[0]] };
    const pdf = await signedPdf(letter, outside.signer, { at: now });
    expect(verifyPdf(pdf, terms).signatures[0]!.distrust).toContain('unknown-authority');
    const made = await provenLetter(pdf, terms, asking());
    if (made.state !== 'proven') throw new Error(made.state);
    expect(verifyPdf(made.pdf, terms)).toMatchObject({ verdict: 'valid', signatures: [{ distrust: [] }] });
    outside.pages.set('/intermediate.cer', (_, response) => void response.end(outside.root));
    const elsewhere = await provenLetter(pdf, terms, asking());
    expect(elsewhere).toMatchObject({ state: 'proven' });
    if (elsewhere.state === 'proven') expect(elsewhere.pdf.equals(pdf)).toBe(true);
  });

  test('whose signer was revoked bears what says so, and is believed no more', async () => {
    outside.revoke('signer');
    await outside.respond();
    // Revoked before it was signed, to the second.
    now = new Date(now.getTime() + 120_000);
    terms = { ...terms, now };
    const made = await provenLetter(await stamped(), terms, asking());
    expect(made.state).toBe('revoked');
    if (made.state !== 'revoked') return;
    expect(verifyPdf(made.pdf, terms)).toMatchObject({
      verdict: 'untrusted',
      signatures: [{ distrust: ['revoked'] }],
    });
  });
});

describe('an answer of a status service', () => {
  test('counts from the responder that the authority named, and from the authority itself', () => {
    expect(said(outside.answer(question(), { days: 1 }))).toBe('good');
    expect(said(outside.answer(question()))).toBe('good');
    expect(said(outside.answer(question(), { by: 'intermediate', days: 1 }))).toBe('good');
  });

  test('of a responder that nobody named, or that another authority of that name did, is none', () => {
    for (const by of ['unnamed', 'stranger'] as const) {
      const forged = outside.answer(question(), { by, days: 1 });
      expect([by, said(forged)]).toEqual([by, 'wrong-signer']);
      // Without the look at who may answer, it would count.
      expect(faultOf(checkedProof('answer', forged, link, now, () => true))).toBe('good');
    }
  });

  test('of a responder whose certificate ended since is none, whatever day it says; of the authority it counts', () => {
    const later = new Date(now.getTime() + 40 * 86_400_000);
    expect(said(outside.answer(question(), { days: 60 }), later)).toBe('wrong-signer');
    expect(said(outside.answer(question(), { by: 'intermediate', days: 60 }), later)).toBe('good');
  });

  test('in a file counts no more than that: the level stays what it is', async () => {
    const pdf = await stamped();
    const lists = [outside.list('root'), outside.list('intermediate')];
    const withAnswer = (answer: Buffer, kept = lists.slice(0, 1)) =>
      withValidationData(pdf, { certificates: [], lists: kept, answers: [answer, clockAnswer] });
    const clock = readCertificate(outside.clock.chain[0]);
    const clockAnswer = outside.answer(statusRequest(clock, link.authority), { days: 1 });
    expect(levelOf(withAnswer(outside.answer(question(), { days: 1 })))).toBe('B-LT');
    expect(levelOf(withAnswer(outside.answer(question(), { by: 'stranger', days: 1 })))).toBe('B-T');
    expect(levelOf(withAnswer(outside.answer(question(), { by: 'unnamed', days: 1 })))).toBe('B-T');
    // What keeps it out is the look at who may answer.
    const forged = readStatusAnswer(outside.answer(question(), { by: 'stranger', days: 1 }));
    expect(answerFor(forged, link.certificate, link.authority)).toBeUndefined();
    expect(answerFor(forged, link.certificate, link.authority, () => true)).toMatchObject({ status: 'good' });
    const other = readCertificate(outside.other.chain[0]);
    expect(levelOf(withAnswer(outside.answer(statusRequest(other, link.authority), { days: 1 })))).toBe(
      'B-T',
    );
    expect(levelOf(withAnswer(outside.answer(question(), { days: 1 }), []))).toBe('B-T');
  });

  test('about another certificate, of another time, altered, refused or unreadable is none', () => {
    const other = readCertificate(outside.other.chain[0]);
    expect(said(outside.answer(statusRequest(other, link.authority), { days: 1 }))).toBe(
      'another-certificate',
    );
    const sound = outside.answer(question(), { days: 1 });
    const later = new Date(now.getTime() + 2 * 86_400_000);
    expect(said(sound, later)).toBe('not-current');
    expect(said(sound, new Date(now.getTime() - 86_400_000))).toBe('not-current');
    const altered = Buffer.from(sound);
    altered[sound.indexOf(Buffer.from(link.certificate.serial, 'hex')) + 4]! ^= 0x02;
    expect(said(altered)).not.toBe('good');
    const tryLater = sequence(Buffer.from([tags.enumerated, 1, 3]));
    expect(said(tryLater)).toBe('unreadable');
    expect(said(Buffer.from('<html>'))).toBe('unreadable');
    expect(said(Buffer.concat([sound, Buffer.from([0])]))).toBe('unreadable');
  });

  test('that says several things of one certificate says the worst of them', () => {
    const answer = readStatusAnswer(outside.answer(question(), { days: 1 }));
    const [good] = answer.answers;
    const saying = (...statuses: ('good' | 'unknown' | 'revoked')[]) =>
      answersAbout(
        {
          ...answer,
          answers: statuses.map((status) => ({
            ...good!,
            status,
            ...(status === 'revoked' && { revokedAt: now }),
          })),
        },
        link.certificate,
        link.authority,
      )?.status;
    expect(saying('good', 'unknown', 'revoked')).toBe('revoked');
    expect(saying('good', 'unknown')).toBe('unknown');
  });

  test('counts with none of its bytes altered, also of those that nobody signed', () => {
    const sound = outside.answer(question(), { days: 1 });
    const counting = [...sound.keys()].filter((place) =>
      [0x80, 0xff].some((bits) => {
        const altered = Buffer.from(sound);
        altered[place]! ^= bits;
        return said(altered) === 'good';
      }),
    );
    expect(counting).toEqual([]);
  });

  test('that does not know the certificate, or says that it was revoked, says so', () => {
    outside.revoke('signer');
    link = { ...link, at: new Date(now.getTime() + 60_000) };
    expect(said(outside.answer(question(), { days: 1 }))).toBe('revoked');
    // Signed before it was revoked, it stays good.
    link = { ...link, at: new Date(now.getTime() - 60_000) };
    expect(said(outside.answer(question(), { days: 1 }))).toBe('good');
    const stranger = { ...link.certificate, serial: '7fff' };
    link = { ...link, certificate: stranger };
    expect(said(outside.answer(question(), { days: 1 }))).toBe('unknown');
  });
});

describe('a list of revoked certificates', () => {
  const listed = (bytes: Uint8Array, at = now) => faultOf(checkedProof('list', bytes, link, at));

  test('counts from the authority, for its own time; a revocation in it is told', () => {
    const sound = outside.list('intermediate');
    expect(listed(sound)).toBe('good');
    expect(listed(sound, new Date(now.getTime() + 5 * 86_400_000))).toBe('not-current');
    expect(listed(outside.list('root'))).toBe('wrong-signer');
    const altered = Buffer.from(sound);
    altered[altered.length - 1]! ^= 1;
    expect(listed(altered)).toBe('wrong-signer');
    outside.revoke('signer');
    link = { ...link, at: new Date(now.getTime() + 60_000) };
    expect(listed(outside.list('intermediate'))).toBe('revoked');
  });

  test('of changes, of other authorities or of some certificates alone is none', () => {
    for (const kind of ['changes', 'told-changes', 'indirect', 'some'])
      expect([kind, listed(outside.list('intermediate', '-crlexts', kind))]).toEqual([kind, 'partial']);
  });
});

describe('who is asked', () => {
  const asked = async (changes: Partial<Asking> = {}) => (await askedProof(link, asking(changes))).faults;
  // The status service is not there: its fault comes first.
  const atList = (page: Parameters<OutsideAuthority['pages']['set']>[1]) =>
    outside.pages.set('/intermediate.crl', page);

  test('is nobody on this machine or in a network of one’s own, unless the operator named it', async () => {
    expect(await asked({ plainHosts: [] })).toEqual(['not-allowed', 'not-allowed']);
    expect(outside.asked).toEqual([]);
  });

  test('may be slow, huge, or send further: none of it counts', async () => {
    atList(() => undefined);
    expect(await asked({ patience: 300 })).toEqual(['unreachable', 'unreachable']);
    atList((_, response) => void response.end(Buffer.alloc(2_000_000)));
    expect(await asked()).toEqual(['unreachable', 'odd']);
    atList((_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(await asked()).toEqual(['unreachable', 'unreachable']);
    atList((_, response) => void response.writeHead(302, { location: '/root.crl' }).end());
    expect(await asked()).toEqual(['unreachable', 'unreachable']);
    expect(outside.asked).not.toContain('/root.crl');
    atList((_, response) => void response.end('<html>'));
    expect(await asked()).toEqual(['unreachable', 'unreadable']);
    expect(await asked({ until: performance.now() - 1 })).toEqual(['unreachable', 'unreachable']);
  });

  test('is nobody where the certificate names none', async () => {
    const { authorityInfoAccess: _, listPoints: __, ...bare } = link.certificate;
    link = { ...link, certificate: bare };
    expect(await asked()).toEqual(['nowhere']);
  });
});
