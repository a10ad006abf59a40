import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import en from '../../../locales/en.json' with { type: 'json' };
import id from '../../../locales/id.json' with { type: 'json' };
import { nationalKinds } from '../../letter-kinds.ts';
import { signingAuthority } from './signing-authority.ts';
import type { SigningFacts } from './signing-facts.ts';
import { arunika, delegation, holder } from './testing/arunika-office.ts';

const noon = '2026-11-22T12:00:00+07:00';
const kindOf = (code: string) => nationalKinds.find((kind) => kind.code === code)!;

/** "laksmi as bupati for bupati" and the like. */
function ask(
  facts: SigningFacts,
  sentence: string,
  kind = 'SDINAS',
  at = noon,
  authority = signingAuthority,
) {
  const [signer, , signing, , issuing] = sentence.split(' ');
  return authority(facts, {
    signerId: signer as PersonId,
    signingPostId: signing as PostId,
    issuingPostId: (issuing ?? signing) as PostId,
    kind: kindOf(kind),
    at: new Date(at),
  });
}

function blockOf(facts: SigningFacts, sentence: string, kind = 'SDINAS'): string[] {
  const answer = ask(facts, sentence, kind);
  if (!answer.granted) throw new Error(answer.code);
  return [...answer.block.lines, answer.block.name, ...answer.block.details];
}

function codeOf(facts: SigningFacts, sentence: string, kind = 'SDINAS', at = noon): string {
  const answer = ask(facts, sentence, kind, at);
  return answer.granted ? answer.capacity : answer.code;
}

describe('the block under a letter', () => {
  it('of the regent is the bare name (Permendagri 1/2023 art. 44)', () => {
    expect(blockOf(arunika(), 'laksmi as bupati')).toEqual(['BUPATI ARUNIKA,', 'Laksmi Wardhani']);
  });

  it('of who signs in the name of the regent has a.n. above the title', () => {
    expect(blockOf(arunika(), 'gunawan as sekda for bupati')).toEqual([
      'a.n. BUPATI ARUNIKA',
      'SEKRETARIS DAERAH,',
      'Gunawan Hadiprana',
    ]);
  });

  it('of who signs for the secretary who signs for the regent has u.b. on a line of its own', () => {
    expect(blockOf(arunika(), 'suprihatin as asisten for bupati')).toEqual([
      'a.n. BUPATI ARUNIKA',
      'SEKRETARIS DAERAH,',
      'u.b.',
      'ASISTEN ADMINISTRASI UMUM,',
      'Dra. Suprihatin',
      'Pembina Utama Muda (IV/c)',
      'NIP 19680819 199303 2 001',
    ]);
  });

  it('of the head of a department has a.n. alone where the regent gave the mandate, past the secretary', () => {
    const holders = [...arunika().holders, holder('kadis', 'raka')];
    const direct = arunika({ holders, delegations: [delegation('an', 'bupati', 'kadis')] });
    expect(blockOf(direct, 'raka as kadis for bupati').slice(0, 3)).toEqual([
      'a.n. BUPATI ARUNIKA',
      'KEPALA DINAS PENDIDIKAN,',
      'Raka',
    ]);
    const ended = { endsAt: new Date('2026-06-01T00:00:00+07:00') };
    const onceDirect = arunika({ holders, delegations: [delegation('an', 'bupati', 'kadis', ended)] });
    expect(codeOf(onceDirect, 'raka as kadis for bupati')).toBe('outgoing.mandate-ended');
    const through = arunika({
      holders,
      delegations: [
        delegation('an', 'bupati', 'kadis', ended),
        delegation('an', 'bupati', 'sekda'),
        delegation('ub', 'sekda', 'kadis'),
      ],
    });
    expect(blockOf(through, 'raka as kadis for bupati').slice(0, 4)).toEqual([
      'a.n. BUPATI ARUNIKA',
      'SEKRETARIS DAERAH,',
      'u.b.',
      'KEPALA DINAS PENDIDIKAN,',
    ]);
  });

  it('of an acting head has the word before the title, titles, rank and number', () => {
    const facts = arunika({ holders: [holder('kadis', 'sugeng', 'plt')] });
    expect(blockOf(facts, 'sugeng as kadis')).toEqual([
      'Plt. KEPALA DINAS PENDIDIKAN,',
      'Drs. Sugeng Riyadi, M.Pd.',
      'Pembina Tingkat I (IV/b)',
      'NIP 19711013 199703 1 003',
    ]);
  });

  it('tells of the mandator how that office is held', () => {
    const facts = arunika({
      holders: [holder('bupati', 'bagus', 'pj'), holder('sekda', 'gunawan', 'plh')],
    });
    expect(blockOf(facts, 'gunawan as sekda for bupati').slice(0, 2)).toEqual([
      'a.n. Pj. BUPATI ARUNIKA',
      'Plh. SEKRETARIS DAERAH,',
    ]);
  });

  it('of a single name stays one name; a contract employee has an NI PPPK', () => {
    const facts = arunika({ holders: [holder('kadis', 'raka', 'plh')] });
    expect(blockOf(facts, 'raka as kadis')).toEqual([
      'Plh. KEPALA DINAS PENDIDIKAN,',
      'Raka',
      'Golongan IX',
      'NI PPPK 19950606 202321 1 001',
    ]);
  });

  it.each([
    ['KEPUTUSAN', ['Sugeng Riyadi']],
    ['PERATURAN', ['Sugeng Riyadi']],
    ['SERTIFIKAT', ['Sugeng Riyadi', 'Pembina Tingkat I (IV/b)', 'NIP 19711013 199703 1 003']],
    ['STUGAS', ['Drs. Sugeng Riyadi, M.Pd.', 'Pembina Tingkat I (IV/b)', 'NIP 19711013 199703 1 003']],
  ])('of a %s shows of the name what the kind allows', (kind, expected) => {
    const facts = arunika({ holders: [holder('kadis', 'sugeng', 'plt')] });
    expect(blockOf(facts, 'sugeng as kadis', kind).slice(1)).toEqual(expected);
  });

  it.each([
    ['bupati', 'plh', false],
    ['bupati', 'pjs', false],
    ['wakil', 'definitive', false],
    ['sekda', 'definitive', false],
    ['sekda', 'pj', false],
    ['sekda', 'plh', false],
    ['sekda', 'plt', true],
    ['kadis', 'definitive', true],
    // Heads a secretariat too, but not that of the region.
    ['sekdis', 'definitive', true],
  ] as const)('of %s held as %s is in full: %s', (post, kind, inFull) => {
    const name = blockOf(arunika({ holders: [holder(post, 'sugeng', kind)] }), `sugeng as ${post}`)[1];
    expect(name).toBe(inFull ? 'Drs. Sugeng Riyadi, M.Pd.' : 'Sugeng Riyadi');
  });
});

describe('who has no right is told why', () => {
  const ended = { endsAt: new Date('2026-11-22T00:00:00+07:00') };
  const future = { startsAt: new Date('2026-11-23T00:00:00+07:00') };
  const withdrawn = { ...future, endsAt: future.startsAt };

  it.each<[string, SigningFacts, string, string]>([
    ['never held the post', arunika(), 'sugeng as kadis', 'signer-never-held'],
    [
      'is no longer in office',
      arunika({ holders: [holder('kadis', 'sugeng', 'plt', ended)] }),
      'sugeng as kadis',
      'signer-no-longer',
    ],
    [
      'is not yet in office',
      arunika({ holders: [holder('kadis', 'sugeng', 'plt', future)] }),
      'sugeng as kadis',
      'signer-not-yet',
    ],
    [
      'was appointed and withdrawn before it began',
      arunika({ holders: [holder('kadis', 'sugeng', 'plt', withdrawn)] }),
      'sugeng as kadis',
      'signer-never-held',
    ],
    ['has no mandate', arunika({ delegations: [] }), 'gunawan as sekda for bupati', 'mandate-missing'],
    [
      'has u.b. without a.n. above it',
      arunika({ delegations: [delegation('ub', 'sekda', 'asisten')] }),
      'suprihatin as asisten for bupati',
      'mandate-missing',
    ],
    [
      'has a.n. but nothing passed on',
      arunika({ delegations: [delegation('an', 'bupati', 'sekda')] }),
      'suprihatin as asisten for bupati',
      'mandate-missing',
    ],
    [
      'has a mandate that ended',
      arunika({ delegations: [delegation('an', 'bupati', 'sekda', ended)] }),
      'gunawan as sekda for bupati',
      'mandate-ended',
    ],
    [
      'has a mandate that has not begun',
      arunika({ delegations: [delegation('an', 'bupati', 'sekda', future)] }),
      'gunawan as sekda for bupati',
      'mandate-not-yet',
    ],
    [
      'has a mandate for other kinds',
      arunika({ delegations: [delegation('an', 'bupati', 'sekda', { letterKinds: ['UNDANGAN'] })] }),
      'gunawan as sekda for bupati',
      'mandate-not-for-kind',
    ],
    [
      'has a mandate past the secretary without heading a department',
      arunika({ delegations: [delegation('an', 'bupati', 'asisten')] }),
      'suprihatin as asisten for bupati',
      'mandate-missing',
    ],
    ['stands three levels below', arunika(), 'teguh as kabag for bupati', 'not-below-issuer'],
    ['stands beside the issuer', arunika(), 'bagus as wakil for sekda', 'not-below-issuer'],
    ['stands above the issuer', arunika(), 'laksmi as bupati for sekda', 'not-below-issuer'],
    [
      'has a mandator who left',
      arunika({ holders: [holder('bupati', 'laksmi', 'definitive', ended), holder('sekda', 'gunawan')] }),
      'gunawan as sekda for bupati',
      'mandator-vacant',
    ],
    ['is a stranger', arunika(), 'nobody as sekda', 'post-unknown'],
    ['acts through a post that is not there', arunika(), 'gunawan as camat', 'post-unknown'],
    // biome-ignore format: a table is read line by line
  ])('%s', (_who, facts, sentence, code) => {
    const answer = ask(facts, sentence);
    expect(answer.granted ? 'granted' : answer.code).toBe(`outgoing.${code}`);
    if (code !== 'post-unknown') expect(answer.why.length).toBeGreaterThan(0);
  });

  it('to the minute: an appointment begins at its instant and ends before its last', () => {
    const term = {
      startsAt: new Date('2026-11-01T00:00:00+07:00'),
      endsAt: new Date('2026-12-01T00:00:00+07:00'),
    };
    const facts = arunika({ holders: [holder('kadis', 'sugeng', 'plh', term)] });
    const at = (instant: string) => codeOf(facts, 'sugeng as kadis', 'SDINAS', instant);
    expect([
      at('2026-10-31T23:59:59+07:00'),
      at('2026-11-01T00:00:00+07:00'),
      at('2026-11-30T23:59:59+07:00'),
      at('2026-12-01T00:00:00+07:00'),
    ]).toEqual(['outgoing.signer-not-yet', 'own', 'own', 'outgoing.signer-no-longer']);
  });
});

describe('what follows from a right', () => {
  it('is told in order: office, mandate, name, who answers for it', () => {
    const answer = ask(arunika(), 'suprihatin as asisten for bupati');
    expect(answer.why.map(({ code }) => code)).toEqual([
      'outgoing.why.holds',
      'outgoing.why.mandate',
      'outgoing.why.mandate',
      'outgoing.why.name-in-full',
      'outgoing.why.mandator-answers',
    ]);
    expect(answer.why[1]!.params).toMatchObject({ from: 'Bupati Arunika', decree: '100.3.3.2/7/HK/2026' });
  });

  it('is a warning where who acts in routine signs what may be strategic (UU 30/2014 art. 14(7))', () => {
    const facts = arunika({ holders: [holder('kadis', 'sugeng', 'plt')] });
    const told = (kind: string) => ask(facts, 'sugeng as kadis', kind).why.map(({ code }) => code);
    expect(told('KEPUTUSAN')).toContain('outgoing.why.not-strategic');
    expect(told('SDINAS')).not.toContain('outgoing.why.not-strategic');
  });

  it('says where an acting official has no decree', () => {
    const facts = arunika({ holders: [holder('kadis', 'sugeng', 'plt', { decreeNumber: null })] });
    expect(ask(facts, 'sugeng as kadis').why.map(({ code }) => code)).toContain('outgoing.why.no-decree');
  });
});

describe('whatever the appointments and mandates', () => {
  const instant = fc.integer({ min: 0, max: 40 }).map((days) => new Date(Date.UTC(2026, 10, 1 + days)));
  const term = fc.tuple(instant, fc.option(fc.nat(30))).map(([startsAt, days]) => ({
    startsAt,
    endsAt: days === null ? null : new Date(startsAt.getTime() + days * 86_400_000),
  }));
  const postName = fc.constantFrom('bupati', 'sekda', 'asisten', 'kabag');
  const personName = fc.constantFrom('laksmi', 'gunawan', 'suprihatin', 'teguh');
  const kind = fc.constantFrom('definitive', 'plt', 'plh', 'pj', 'pjs');
  const anyHolder = fc
    .tuple(postName, personName, kind, term)
    .map(([post, who, as, when]) => holder(post, who, as as 'plt', when));
  const step = fc.constantFrom(['bupati', 'sekda'], ['sekda', 'asisten'], ['asisten', 'kabag']);
  const anyMandate = fc
    .tuple(fc.constantFrom('an', 'ub'), step, term)
    .map(([as, [from, to], when]) => delegation(as as 'an', from!, to!, when));
  const facts = fc.record({
    holders: fc.array(anyHolder, { minLength: 3, maxLength: 12 }),
    delegations: fc.array(anyMandate, { minLength: 1, maxLength: 5 }),
  });

  /** Whoever is let sign holds the post, and every mandate and mandator above it is in force. */
  const isFounded = (authority: typeof signingAuthority) =>
    fc.assert(
      fc.property(facts, personName, postName, postName, instant, (given, who, as, issuer, at) => {
        const answer = ask(
          arunika(given),
          `${who} as ${as} for ${issuer}`,
          'SDINAS',
          at.toISOString(),
          authority,
        );
        if (!answer.granted) {
          expect(id).toHaveProperty([`errors.${answer.code}`]);
          return;
        }
        const open = (one: { startsAt: Date; endsAt: Date | null }) =>
          one.startsAt <= at && (one.endsAt === null || one.endsAt > at);
        const chain = ['bupati', 'sekda', 'asisten', 'kabag'];
        const between = chain.slice(chain.indexOf(issuer), chain.indexOf(as) + 1);
        const holds = given.holders.filter(open);
        expect(holds.some((one) => one.postId === as && one.personId === who)).toBe(true);
        between.slice(0, -1).forEach((from, index) => {
          expect(holds.some((one) => one.postId === from)).toBe(true);
          const needed = { kind: index === 0 ? 'an' : 'ub', fromPostId: from, toPostId: between[index + 1] };
          expect(given.delegations.filter(open)).toContainEqual(expect.objectContaining(needed));
        });
        expect(between.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 3_000, seed: 44 },
    );

  it('nobody signs without holding the post, nor for a post without an unbroken chain of mandates and holders', () => {
    isFounded(signingAuthority);
  });

  const forever = { startsAt: new Date(0), endsAt: null };
  it.each<[string, typeof signingAuthority]>([
    [
      'the term of a holder',
      (given, question) =>
        signingAuthority(
          { ...given, holders: given.holders.map((one) => ({ ...one, ...forever })) },
          question,
        ),
    ],
    [
      'the term of a mandate',
      (given, question) =>
        signingAuthority(
          { ...given, delegations: given.delegations.map((one) => ({ ...one, ...forever })) },
          question,
        ),
    ],
    [
      'whether a mandate is a.n. or u.b.',
      (given, question) =>
        signingAuthority(
          {
            ...given,
            delegations: given.delegations.flatMap((one) => [
              one,
              { ...one, kind: 'an' },
              { ...one, kind: 'ub' },
            ]),
          },
          question,
        ),
    ],
  ])('a rule that forgot %s would be caught', (_what, planted) => {
    expect(() => isFounded(planted)).toThrow();
  });
});

it('every reason has its sentence in both languages', () => {
  // English counts one and many apart, Indonesian does not.
  expect(Object.keys(id).filter((key) => !(key in en))).toEqual([]);
  const source = ['signing-authority.ts', 'holding.ts', 'mandate-chain.ts']
    .map((name) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'))
    .join('');
  const told = [...source.matchAll(/because\('([a-z-]+)'/g)].map((match) => match[1]);
  expect(told.length).toBeGreaterThan(6);
  for (const name of told) expect(id).toHaveProperty([`outgoing.why.${name}`]);
});
