import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { DelegationId } from '../../../../contract/terms.ts';
import type {
  Delegation,
  SigningFacts,
  SigningHolder,
  SigningPerson,
  SigningPost,
} from '../signing-facts.ts';

const post = (
  id: string,
  name: string,
  superior: string | null,
  more: Partial<SigningPost> = {},
): SigningPost => ({
  id: id as PostId,
  name,
  superiorId: superior as PostId | null,
  kind: 'structural',
  isHead: true,
  unitKind: 'department',
  ...more,
});

const posts = [
  post('bupati', 'Bupati Arunika', null, { kind: 'elected', unitKind: 'leadership' }),
  post('wakil', 'Wakil Bupati Arunika', 'bupati', { kind: 'elected', isHead: false, unitKind: 'leadership' }),
  post('sekda', 'Sekretaris Daerah', 'bupati', { unitKind: 'secretariat' }),
  post('asisten', 'Asisten Administrasi Umum', 'sekda', { unitKind: 'assistant' }),
  post('kabag', 'Kepala Bagian Umum', 'asisten', { unitKind: 'bureau' }),
  post('kadis', 'Kepala Dinas Pendidikan', 'sekda'),
  post('sekdis', 'Sekretaris Dinas Pendidikan', 'kadis', { unitKind: 'secretariat' }),
];

const person = (id: string, name: string, more: Partial<SigningPerson> = {}): SigningPerson => ({
  id: id as PersonId,
  name,
  frontTitle: null,
  backTitle: null,
  kind: 'pns',
  nip: null,
  grade: null,
  ...more,
});

const people = [
  person('laksmi', 'Laksmi Wardhani', { frontTitle: 'Dr. Hj.', backTitle: 'S.Sos., M.A.P.', kind: 'other' }),
  person('bagus', 'Bagus Prasetya Adinata', { frontTitle: 'H.', backTitle: 'S.E.', kind: 'other' }),
  person('gunawan', 'Gunawan Hadiprana', {
    frontTitle: 'Ir. H.',
    backTitle: 'M.Si.',
    nip: '196802141994031002',
    grade: 'IV/d',
  }),
  person('suprihatin', 'Suprihatin', { frontTitle: 'Dra.', nip: '196808191993032001', grade: 'IV/c' }),
  person('teguh', 'Teguh Santosa', { backTitle: 'S.STP., M.M.', nip: '198210022004121001', grade: 'IV/a' }),
  person('sugeng', 'Sugeng Riyadi', {
    frontTitle: 'Drs.',
    backTitle: 'M.Pd.',
    nip: '197110131997031003',
    grade: 'IV/b',
  }),
  person('raka', 'Raka', { kind: 'pppk', nip: '199506062023211001', grade: 'IX' }),
];

/** A holder of a post of Arunika, from 2025 on unless said otherwise. */
export const holder = (
  postId: string,
  personId: string,
  kind: SigningHolder['kind'] = 'definitive',
  more: Partial<SigningHolder> = {},
): SigningHolder => ({
  postId: postId as PostId,
  personId: personId as PersonId,
  kind,
  startsAt: new Date('2025-01-01T00:00:00+07:00'),
  endsAt: null,
  decreeNumber: kind === 'definitive' ? null : '800.1.11/12/BKPSDM/2026',
  ...more,
});

export const delegation = (
  kind: Delegation['kind'],
  from: string,
  to: string,
  more: Partial<Delegation> = {},
): Delegation => ({
  id: `${kind}-${from}-${to}` as DelegationId,
  kind,
  fromPostId: from as PostId,
  toPostId: to as PostId,
  startsAt: new Date('2026-01-01T00:00:00+07:00'),
  endsAt: new Date('2027-01-01T00:00:00+07:00'),
  letterKinds: null,
  decreeNumber: '100.3.3.2/7/HK/2026',
  ...more,
});

/** Kabupaten Arunika with its usual holders; a test says what differs. */
export function arunika(change: Partial<Pick<SigningFacts, 'holders' | 'delegations'>> = {}): SigningFacts {
  return {
    posts: new Map(posts.map((one) => [one.id, one])),
    people: new Map(people.map((one) => [one.id, one])),
    holders: [
      holder('bupati', 'laksmi'),
      holder('wakil', 'bagus'),
      holder('sekda', 'gunawan'),
      holder('asisten', 'suprihatin'),
      holder('kabag', 'teguh'),
      holder('sekdis', 'sugeng'),
    ],
    delegations: [delegation('an', 'bupati', 'sekda'), delegation('ub', 'sekda', 'asisten')],
    ...change,
  };
}
