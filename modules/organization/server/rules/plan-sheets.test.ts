import { expect, test } from 'vitest';
import type { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { parseCsv } from './parse-csv.ts';
import { type KnownPerson, type KnownPost, planPeople } from './plan-people.ts';
import { planPosts } from './plan-posts.ts';
import { type PlannedUnit, planUnits } from './plan-units.ts';
import { personColumns, postColumns, unitColumns } from './sheet-columns.ts';
import { type Columns, readTable } from './sheet-table.ts';

const today = '2026-11-21';
const root: PlannedUnit = {
  id: 'root' as UnitId,
  parentId: null,
  code: 'kab',
  name: 'Kabupaten',
  shortName: null,
  kind: 'agency',
  path: ['root' as UnitId],
  sortOrder: 0,
  activeFrom: '2020-01-01',
  activeUntil: null,
};

function rowsOf<T>(columns: Columns<T>, csv: string) {
  return readTable(parseCsv(csv)!, columns);
}

function planning<Id extends string>(mayWriteIn: (path: readonly string[]) => boolean = () => true) {
  let count = 0;
  return { today, mayWriteIn, makeId: () => `new-${++count}` as Id };
}

test('a cell that cannot be read is told by row, column and code, and a second does not hide it', () => {
  const table = rowsOf(
    personColumns,
    'Nama;Jenis;NIP;Surel\nSari;PNS;1990;sari\n;honorer;;\n\nAyu;pns;1.99008172015032E+17;',
  );
  expect(table.rows.map(({ row, unread }) => [row, [...unread]])).toEqual([
    [2, ['nip', 'email']],
    [3, ['name', 'kind']],
    [5, ['nip']],
  ]);
  expect(table.faults).toEqual([
    { row: 2, column: 'nip', code: 'organization.nip-invalid' },
    { row: 2, column: 'surel', code: 'organization.row-not-an-email' },
    { row: 3, column: 'nama', code: 'organization.row-required' },
    { row: 3, column: 'jenis', code: 'organization.row-not-a-choice' },
    { row: 5, column: 'nip', code: 'organization.row-number-lost' },
  ]);
});

test('a sheet without required columns is refused by all of their names', () => {
  expect(rowsOf(unitColumns, 'kode;nama;urutan\na;b;1').missing).toEqual(['kode_induk', 'jenis']);
});

test('units may stand above their parents in the sheet and still lie below them', () => {
  const { rows } = rowsOf(
    unitColumns,
    'kode,nama,kode_induk,jenis\nsd,Bidang SD,disdik,bidang\ndisdik,Dinas Pendidikan,kab,Dinas',
  );
  const plan = planUnits(rows, { known: [root], ...planning<UnitId>() });
  expect(plan.faults).toEqual([]);
  expect(plan.created.map((unit) => [unit.code, unit.path])).toEqual([
    ['disdik', ['root', 'new-1']],
    ['sd', ['root', 'new-1', 'new-2']],
  ]);
});

test('loops, doubles, unknown parents and foreign places are told row by row', () => {
  const csv =
    'kode,nama,kode_induk,jenis\na,A,b,bidang\nb,B,a,bidang\nc,C,kab,dinas\nc,C2,kab,dinas\nd,D,x,dinas\ne,E,a,seksi';
  const plan = planUnits(rowsOf(unitColumns, csv).rows, { known: [root], ...planning<UnitId>() });
  expect(plan.faults.sort((one, other) => one.row - other.row)).toEqual([
    { row: 2, column: 'kode_induk', code: 'organization.row-loop' },
    { row: 3, column: 'kode_induk', code: 'organization.row-loop' },
    { row: 5, column: 'kode', code: 'organization.row-twice' },
    { row: 6, column: 'kode_induk', code: 'organization.row-unknown-unit' },
    { row: 7, column: 'kode_induk', code: 'organization.row-loop' },
  ]);
  const refused = planUnits(rowsOf(unitColumns, 'kode,nama,kode_induk,jenis\nc,C,kab,dinas').rows, {
    known: [root],
    ...planning<UnitId>(() => false),
  });
  expect(refused.faults[0]?.code).toBe('organization.row-not-allowed');
});

test('a known unit is changed in place, and is not moved by an import', () => {
  const dinas: PlannedUnit = {
    ...root,
    id: 'd' as UnitId,
    parentId: root.id,
    code: 'd',
    name: 'Dinas',
    kind: 'department',
  };
  const known = [root, dinas];
  const same = 'kode,nama,kode_induk,jenis\nd,Dinas,kab,dinas';
  expect(planUnits(rowsOf(unitColumns, same).rows, { known, ...planning<UnitId>() })).toMatchObject({
    unchanged: 1,
    changed: [],
  });
  const renamed = 'kode,nama,kode_induk,jenis\nd,Dinas Baru,kab,dinas';
  expect(
    planUnits(rowsOf(unitColumns, renamed).rows, { known, ...planning<UnitId>() }).changed,
  ).toMatchObject([{ after: { id: 'd', name: 'Dinas Baru' }, fields: ['name'] }]);
  const moved = 'kode,nama,kode_induk,jenis\nx,X,kab,dinas\nd,Dinas,x,dinas';
  expect(planUnits(rowsOf(unitColumns, moved).rows, { known, ...planning<UnitId>() }).faults[0]?.code).toBe(
    'organization.row-other-place',
  );
});

test('a unit gets one head from a sheet, and posts find superiors in it', () => {
  const csv =
    'kode,nama,kode_unit,kode_atasan,jenis,pimpinan,eselon\nk,Kepala,kab,,struktural,ya,II.b\nw,Wakil,kab,k,struktural,ya,III.a\ns,Staf,kab,k,pelaksana,tidak,';
  const plan = planPosts(rowsOf(postColumns, csv).rows, { known: [], units: [root], ...planning<PostId>() });
  expect(plan.faults).toEqual([{ row: 3, column: 'pimpinan', code: 'organization.unit-has-head' }]);
  expect(plan.created.map((post) => [post.code, post.echelon, post.path.length])).toEqual([
    ['k', 'II.b', 1],
    ['s', null, 2],
  ]);
});

const post: KnownPost = {
  id: 'p' as PostId,
  code: 'staf',
  name: 'Staf',
  unitPath: ['root' as UnitId],
  activeUntil: null,
  holders: [],
};
const person: KnownPerson = {
  id: 'known' as PersonId,
  name: 'Sari',
  frontTitle: null,
  backTitle: null,
  kind: 'pns',
  nip: '199008172015032001',
  email: null,
  phone: null,
  grade: 'III/a',
  activeUntil: null,
  fingerprint: null,
  unitPaths: [['root' as UnitId]],
};
const people = { known: [person], posts: [post], fingerprintOf: (nik: string) => `f${nik}` };

test('a person is known again by the NIP, empty cells leave what stands, and the post is taken once', () => {
  const csv =
    'nama,jenis,nip,golongan,kode_jabatan\nSari Dewi,PNS,19900817 201503 2 001,,staf\nBudi,PNS,199101012015031001,II/c,staf';
  const plan = planPeople(rowsOf(personColumns, csv).rows, { ...people, ...planning<PersonId>() });
  expect(plan.changed).toMatchObject([
    { after: { id: 'known', name: 'Sari Dewi', grade: 'III/a' }, fields: ['name'] },
  ]);
  expect(plan.appointments).toEqual([
    { postId: 'p', personId: 'known', kind: 'definitive', startsOn: today, decreeNumber: null },
  ]);
  expect(plan.faults).toEqual([{ row: 3, column: 'kode_jabatan', code: 'organization.row-post-held' }]);
});

test('who serves where the importer has no say is not changed by the sheet', () => {
  const csv = 'nama,jenis,nip\nNama Lain,PNS,199008172015032001';
  const elsewhere = {
    ...people,
    known: [{ ...person, unitPaths: [['root' as UnitId], ['other' as UnitId]] }],
  };
  const plan = planPeople(rowsOf(personColumns, csv).rows, {
    ...elsewhere,
    ...planning<PersonId>((path) => path.includes('root')),
  });
  expect(plan).toMatchObject({ changed: [], faults: [{ row: 2, code: 'organization.row-not-allowed' }] });
});

test('a NIP of a contract employee does not make a civil servant, and a row needs a number', () => {
  const csv =
    'nama,jenis,nip,nik\nA,PNS,199008172021211001,\nB,lainnya,,\nC,lainnya,,3578011708900001\nD,lainnya,,3578011708900001';
  const plan = planPeople(rowsOf(personColumns, csv).rows, { ...people, ...planning<PersonId>() });
  expect(plan.faults.sort((one, other) => one.row - other.row)).toEqual([
    { row: 2, column: 'jenis', code: 'organization.kind-not-of-nip' },
    { row: 3, column: 'nip', code: 'organization.row-required' },
    { row: 5, column: 'nik', code: 'organization.row-twice' },
  ]);
  expect(plan.created).toMatchObject([{ name: 'C', nik: '3578011708900001' }]);
});

const told = (faults: readonly { row: number; column: string | null; code: string }[]) =>
  faults.map(({ row, column, code }) => `${row} ${column} ${code.replace('organization.', '')}`).sort();

test('all that is wrong with the units of a sheet is told at once, and a row is not blamed for the one above it', () => {
  const csv =
    'kode,nama,kode_induk,jenis,urutan\na,A,x,kementerian,dua\nb,B,a,bidang,\nc,C,b,seksi,\n,D,y,dinas,\ne,E,kab,dinas,\ne,E,z,dinas,';
  const { rows, faults } = rowsOf(unitColumns, csv);
  const plan = planUnits(rows, { known: [root], ...planning<UnitId>() });
  expect(told([...faults, ...plan.faults])).toEqual([
    '2 jenis row-not-a-choice',
    '2 kode_induk row-unknown-unit',
    '2 urutan row-not-a-number',
    '5 kode row-required',
    '5 kode_induk row-unknown-unit',
    '7 kode row-twice',
    '7 kode_induk row-unknown-unit',
  ]);
  expect(plan.created.map(({ code }) => code)).toEqual(['e']);
});

test('all that is wrong with the posts of a sheet is told at once', () => {
  const csv =
    'kode,nama,kode_unit,kode_atasan,jenis,pimpinan\nk,Kepala,kab,bos,raja,ya\nw,Wakil,kab,k,struktural,ya\ns,Staf,xyz,k,pelaksana,mungkin';
  const { rows, faults } = rowsOf(postColumns, csv);
  const plan = planPosts(rows, { known: [], units: [root], ...planning<PostId>() });
  expect(told([...faults, ...plan.faults])).toEqual([
    '2 jenis row-not-a-choice',
    '2 kode_atasan row-unknown-post',
    '3 pimpinan unit-has-head',
    '4 kode_unit row-unknown-unit',
    '4 pimpinan row-not-a-choice',
  ]);
  expect(plan).toMatchObject({ created: [], changed: [], unchanged: 0 });
});

test('all that is wrong with the people of a sheet is told at once', () => {
  const csv = [
    'nama,jenis,nip,nik,surel,kode_jabatan,mulai',
    'A,PNS,199008172021211001,123,a,tidak-ada,kemarin',
    'B,,,3578011708900001,,staf,',
    'C,PNS,199101012015031001,9999999999999999,,staf,',
  ].join('\n');
  const { rows, faults } = rowsOf(personColumns, csv);
  const plan = planPeople(rows, { ...people, ...planning<PersonId>() });
  expect(told([...faults, ...plan.faults])).toEqual([
    '2 jenis kind-not-of-nip',
    '2 kode_jabatan row-unknown-post',
    '2 mulai row-not-a-date',
    '2 nik nik-invalid',
    '2 surel row-not-an-email',
    '3 jenis row-required',
    '4 kode_jabatan row-post-held',
    '4 nik nik-invalid',
  ]);
  expect(plan).toMatchObject({ created: [], changed: [], appointments: [] });
});
