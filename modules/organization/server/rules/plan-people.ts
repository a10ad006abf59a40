import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import type { HolderKind, PersonKind } from '../../contract/shapes.ts';
import { changedFields } from './changed-fields.ts';
import { faultsOfNumbers, type NumberFault } from './person-numbers.ts';
import type { Plan } from './plan-units.ts';
import type { PersonValues } from './sheet-columns.ts';
import type { TableRow } from './sheet-table.ts';
import { onlyFirst } from './sheet-tree.ts';

/** The plain fields of a person. */
export interface PlannedPerson {
  id: PersonId;
  name: string;
  frontTitle: string | null;
  backTitle: string | null;
  kind: PersonKind;
  nip: string | null;
  email: string | null;
  phone: string | null;
  grade: string | null;
  activeUntil: string | null;
  /** Given in the sheet: to be sealed. */
  nik?: string | undefined;
}

/** A person of the agency, with a fingerprint in hex and the units of the posts that they hold now or later. */
export interface KnownPerson extends Omit<PlannedPerson, 'nik'> {
  fingerprint: string | null;
  unitPaths: UnitId[][];
}

export interface KnownPost {
  id: PostId;
  code: string;
  name: string;
  unitPath: UnitId[];
  activeUntil: string | null;
  /** Who holds it now or later. */
  holders: { personId: PersonId; kind: HolderKind; startsOn: string; endsOn: string | null }[];
}

export interface PlannedAppointment {
  postId: PostId;
  personId: PersonId;
  kind: HolderKind;
  /** Calendar day in the zone of the agency. */
  startsOn: string;
  decreeNumber: string | null;
}

export interface PeoplePlanning {
  known: readonly KnownPerson[];
  posts: readonly KnownPost[];
  fingerprintOf: (nik: string) => string;
  mayWriteIn: (path: readonly UnitId[]) => boolean;
  today: string;
  makeId: () => PersonId;
}

export interface PeoplePlan extends Plan<PlannedPerson> {
  appointments: PlannedAppointment[];
}

/**
 * Plans the people of a sheet. A person is known again by the NIP, or else by the NIK; empty cells leave what stands.
 * A row that names a post appoints to it, unless the person holds it so already.
 */
export function planPeople(rows: readonly TableRow<PersonValues>[], planning: PeoplePlanning): PeoplePlan {
  const plan: PeoplePlan = { created: [], changed: [], unchanged: 0, faults: [], appointments: [] };
  const fault = (row: number, column: string, code: string) => plan.faults.push({ row, column, code });
  const byNip = new Map(planning.known.map((person) => [person.nip ?? '', person]));
  const byNik = new Map(planning.known.map((person) => [person.fingerprint ?? '', person]));
  const posts = new Map(planning.posts.map((post) => [post.code, { ...post, holders: [...post.holders] }]));

  const nips = onlyFirst(rows, (values) => values.nip);
  const niks = onlyFirst(rows, (values) => values.nik);
  for (const { row } of nips.again) fault(row, 'nip', 'organization.row-twice');
  for (const { row } of niks.again) fault(row, 'nik', 'organization.row-twice');
  const twice = new Set([...nips.again, ...niks.again]);

  for (const one of rows) {
    const { row, values, unread } = one;
    const { nik, postCode, holderKind = 'definitive', startsOn, decreeNumber, ...own } = values;
    const print = nik ? planning.fingerprintOf(nik) : undefined;
    const ofNip = own.nip ? byNip.get(own.nip) : undefined;
    const ofNik = print ? byNik.get(print) : undefined;
    const before = ofNip ?? ofNik;
    const person = before?.id ?? planning.makeId();
    const post = postCode === undefined ? null : posts.get(postCode);
    const faultsBefore = plan.faults.length;

    if (!own.nip && !nik && !unread.has('nip') && !unread.has('nik'))
      fault(row, 'nip', 'organization.row-required');
    const numbers = { kind: own.kind, nip: own.nip ?? before?.nip, nik };
    for (const wrong of faultsOfNumbers(numbers, planning.today)) fault(row, columnOf[wrong], wrong);
    if (ofNip && ofNik && ofNip !== ofNik) fault(row, 'nik', 'organization.nik-taken');
    else if (before && own.nip && before.nip && before.nip !== own.nip)
      fault(row, 'nip', 'organization.nik-taken');
    if (before?.activeUntil) fault(row, 'nip', 'organization.row-person-gone');
    else if (before && !before.unitPaths.every(planning.mayWriteIn))
      fault(row, 'nip', 'organization.row-not-allowed');
    if (post === undefined) fault(row, 'kode_jabatan', 'organization.row-unknown-post');
    else if (post?.activeUntil) fault(row, 'kode_jabatan', 'organization.post-closed');
    else if (post && !planning.mayWriteIn(post.unitPath))
      fault(row, 'kode_jabatan', 'organization.row-not-allowed');
    // The day and kind decide whether a post is free; who stands in the sheet twice is not counted twice.
    else if (post && !twice.has(one) && !unread.has('startsOn') && !unread.has('holderKind')) {
      const term = { personId: person, kind: holderKind, startsOn: startsOn ?? planning.today };
      const place = placeIn(post, person, holderKind, term.startsOn);
      if (place === 'taken') fault(row, 'kode_jabatan', 'organization.row-post-held');
      if (place === 'free') {
        post.holders.push({ ...term, endsOn: null });
        if (unread.size === 0 && plan.faults.length === faultsBefore)
          plan.appointments.push({ ...term, postId: post.id, decreeNumber: decreeNumber ?? null });
      }
    }
    if (unread.size === 0 && !twice.has(one) && plan.faults.length === faultsBefore)
      settle(plan, person, before, own, print === before?.fingerprint ? undefined : nik);
  }
  return plan;
}

function settle(
  plan: PeoplePlan,
  id: PersonId,
  before: KnownPerson | undefined,
  own: Partial<PersonValues>,
  nik: string | undefined,
): void {
  if (!before) {
    const { name, kind, ...rest } = own;
    const empty = { frontTitle: null, backTitle: null, nip: null, email: null, phone: null, grade: null };
    plan.created.push({ ...empty, ...rest, id, name: name!, kind: kind!, activeUntil: null, nik });
    return;
  }
  const changed = changedFields<PlannedPerson>(before, own);
  if (Object.keys(changed).length === 0 && nik === undefined) {
    plan.unchanged += 1;
    return;
  }
  const { fingerprint: _fingerprint, unitPaths: _paths, ...person } = before;
  const fields = [...Object.keys(changed), ...(nik === undefined ? [] : ['nik'])];
  plan.changed.push({ after: { ...person, ...changed, nik }, fields });
}

/** Whether the post can be taken from the day on; definitive and acting holders do not stand in each other's way. */
function placeIn(
  post: KnownPost,
  personId: PersonId,
  kind: HolderKind,
  day: string,
): 'free' | 'taken' | 'held' {
  const rivals = post.holders.filter(
    (one) =>
      (one.kind === 'definitive') === (kind === 'definitive') && (one.endsOn === null || one.endsOn > day),
  );
  if (rivals.length === 0) return 'free';
  return rivals.some((one) => one.personId === personId && one.kind === kind) ? 'held' : 'taken';
}

const columnOf: Readonly<Record<NumberFault, string>> = {
  'organization.nip-invalid': 'nip',
  'organization.nik-invalid': 'nik',
  'organization.kind-not-of-nip': 'jenis',
};
