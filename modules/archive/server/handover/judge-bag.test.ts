import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BagFaultCode, BagWarningCode } from './bag-fault.ts';
import { decodePath, encodePath, isUnsafePath, portableName } from './bag-paths.ts';
import { judgeBag } from './judge-bag.ts';
import { surveyTar } from './survey-bag.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';
import { WrongSize, writeBag } from './write-bag.ts';

type Files = Record<string, string | Buffer>;
const at = new Date('2026-11-22T03:00:00Z');
const digest = (algorithm: string, content: string | Buffer) =>
  createHash(algorithm).update(content).digest('hex');

/** Lines of a manifest over files, as tools write them. */
const manifest = (algorithm: string, files: Files) =>
  Object.entries(files)
    .map(([path, content]) => `${digest(algorithm, content)}  ${path}\n`)
    .join('');

const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A sound bag; what is given besides is put over it before its tag manifest is written. */
function bag(
  over: Files = {},
  without: string[] = [],
  payload: Files = { 'data/a.txt': 'satu', 'data/b/c.txt': 'dua' },
): Files {
  const files: Files = {
    'bagit.txt': declaration,
    'bag-info.txt': `Source-Organization: Arunika\nPayload-Oxum: ${Object.values(payload).reduce((sum, one) => sum + one.length, 0)}.${Object.keys(payload).length}\n`,
    'manifest-sha256.txt': manifest('sha256', payload),
    ...over,
  };
  const tags = Object.fromEntries(
    Object.entries(files).filter(([path]) => !path.includes('/') && !path.startsWith('tagmanifest')),
  );
  const all: Files = {
    'tagmanifest-sha256.txt': manifest('sha256', tags),
    ...files,
    ...payload,
    ...pick(over, 'data/'),
  };
  for (const path of without) delete all[path];
  return all;
}
const pick = (files: Files, prefix: string) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith(prefix)));

async function* tarOf(files: Files, folder = 'kiriman'): AsyncGenerator<Buffer> {
  for (const [path, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    yield tarHeader({ path: folder ? `${folder}/${path}` : path, size: bytes.length }, at);
    yield bytes;
    yield tarPadding(bytes.length);
  }
  yield tarEnd;
}
const judged = async (files: Files) => judgeBag(await surveyTar(tarOf(files)));
const codes = (faults: readonly { code: string }[]) => [...new Set(faults.map(({ code }) => code))].sort();

const old = (version: string, more: Files = {}) => ({
  'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
  ...more,
});
const sums = { 'data/a.txt': 'satu', 'data/b/c.txt': 'dua' };
const listing = manifest('sha256', sums);
const line = (path: string) => ({ 'manifest-sha256.txt': `${listing}${digest('sha256', 'x')}  ${path}\n` });

describe('a bag is valid', () => {
  const cases: [string, Files, BagWarningCode[]][] = [
    ['as it is written', bag(), []],
    ['without bag-info and tag manifest', bag({}, ['bag-info.txt', 'tagmanifest-sha256.txt']), []],
    ['with two manifests', bag({ 'manifest-sha512.txt': manifest('sha512', sums) }), []],
    ['with CRLF', bag({ 'bagit.txt': declaration.replaceAll('\n', '\r\n') }), []],
    [
      'with capitals in its checksums',
      bag({
        'manifest-sha256.txt': manifest('sha256', sums).replace(/^[0-9a-f]+/gm, (hex) => hex.toUpperCase()),
      }),
      [],
    ],
    ['with lines of md5sum', bag({ 'manifest-sha256.txt': listing.replaceAll('  ', ' *') }), ['binary-mark']],
    [
      'with ./ before its paths',
      bag({ 'manifest-sha256.txt': listing.replaceAll('  ', '  ./') }),
      ['dot-path'],
    ],
    ['with md5', bag({ 'manifest-md5.txt': manifest('md5', sums) }), ['weak-algorithm']],
    [
      'of version 0.97 with a file in one manifest alone',
      bag(old('0.97', { 'manifest-sha512.txt': manifest('sha512', { 'data/a.txt': 'satu' }) })),
      [],
    ],
    [
      'of version 0.97 with a file listed twice alike',
      bag(old('0.97', { 'manifest-sha256.txt': listing + listing })),
      ['listed-twice-alike'],
    ],
    [
      'with folded lines and labels that come twice',
      bag({ 'bag-info.txt': 'Contact-Name: A\nContact-Name: B\n  dan C\n' }),
      [],
    ],
    ['with a bag in it', bag({}, [], { 'data/bag/bagit.txt': declaration, 'data/bag/data/x': '1' }), []],
    [
      'with names in which percent signs and line ends are encoded',
      bag({ 'manifest-sha256.txt': manifest('sha256', { 'data/50%25%0Ab.txt': 'x' }) }, [], {
        'data/50%\nb.txt': 'x',
      }),
      [],
    ],
    [
      'with names that differ by capitals',
      bag({}, [], { 'data/a': '1', 'data/A': '1' }),
      ['names-differ-by-case'],
    ],
    [
      'with names that differ by form',
      bag({}, [], { 'data/N\u00fa': '1', 'data/Nu\u0301': '1' }),
      ['names-differ-by-form'],
    ],
    ['with a name that ends in a blank', bag({}, [], { 'data/a ': '1' }), []],
    [
      'with tag manifests that list different files',
      bag({ 'tagmanifest-sha512.txt': manifest('sha512', { 'manifest-sha256.txt': listing }) }),
      ['tag-manifests-differ'],
    ],
    [
      'of version 0.97 with and without blanks around colons',
      bag(old('0.97', { 'bag-info.txt': 'Contact-Name:A\nContact-Name :B\n' })),
      [],
    ],
    ['with what systems leave behind', bag({}, [], { 'data/.DS_Store': '1' }), ['system-file']],
    [
      'with tag files in Latin 1',
      bag({
        'bagit.txt': declaration.replace('UTF-8', 'ISO-8859-1'),
        'bag-info.txt': Buffer.from('Contact-Name: Andr\u00e9\n', 'latin1'),
      }),
      [],
    ],
  ];
  it.each(cases)('%s', async (_name, files, warnings) => {
    const verdict = await judged(files);
    expect(codes(verdict.faults)).toEqual([]);
    expect(codes(verdict.warnings)).toEqual(warnings);
    expect(verdict).toMatchObject({ complete: true, valid: true });
  });
});

describe('a bag is complete and not valid', () => {
  it.each<[string, Files, BagFaultCode[]]>([
    ['with other content', bag({ 'data/a.txt': 'lain' }), ['checksum-mismatch']],
    ['with another tag file', { ...bag(), 'bag-info.txt': 'Contact-Name: X\n' }, ['checksum-mismatch']],
    ['with another count', bag({ 'bag-info.txt': 'Payload-Oxum: 8.2\n' }), ['oxum-mismatch']],
    [
      'of version 0.95 with another count',
      bag(old('0.95', { 'package-info.txt': 'Payload-Oxum: 8.2\n' })),
      ['oxum-mismatch'],
    ],
  ])('%s', async (_name, files, faults) => {
    const verdict = await judged(files);
    expect(codes(verdict.faults)).toEqual(faults);
    expect(verdict).toMatchObject({ complete: true, valid: false });
  });
});

describe('a bag is not complete', () => {
  const cases: [string, Files, BagFaultCode[]][] = [
    ['without bagit.txt', bag({}, ['bagit.txt']), ['declaration-missing']],
    ['with a mark before bagit.txt', bag({ 'bagit.txt': `\ufeff${declaration}` }), ['declaration-malformed']],
    [
      'with blanks before a colon',
      bag({ 'bagit.txt': declaration.replaceAll(':', ' :') }),
      ['declaration-malformed'],
    ],
    ['without an encoding', bag({ 'bagit.txt': 'BagIt-Version: 1.0\n' }), ['declaration-malformed']],
    ['with a broken number of a version', bag(old('.97')), ['declaration-malformed']],
    ['with a version that is not known', bag(old('2.0')), ['version-unknown']],
    [
      'with an encoding that is not known',
      bag({ 'bagit.txt': declaration.replace('UTF-8', 'KOI9') }),
      ['encoding-unknown'],
    ],
    [
      'without a payload',
      bag({}, ['data/a.txt', 'data/b/c.txt']),
      ['file-missing', 'oxum-mismatch', 'payload-missing'],
    ],
    [
      'with a plain file for a payload',
      bag({ data: 'x', 'manifest-sha256.txt': '' }, [], {}),
      ['payload-missing'],
    ],
    ['without a manifest', bag({}, ['manifest-sha256.txt', 'tagmanifest-sha256.txt']), ['manifest-missing']],
    [
      'with an algorithm that is not known',
      bag({ 'manifest-crc32.txt': 'abcd  data/a.txt\nabcd  data/b/c.txt\n' }),
      ['algorithm-unknown'],
    ],
    ['with a missing file', bag({}, ['data/a.txt']), ['file-missing', 'oxum-mismatch']],
    ['with a file too many', bag({ 'data/z.txt': 'x' }), ['file-unlisted', 'oxum-mismatch']],
    ['without bag-info that its tag manifest lists', bag({}, ['bag-info.txt']), ['file-missing']],
    [
      'with a file in one of two manifests',
      bag({ 'manifest-sha512.txt': manifest('sha512', { 'data/a.txt': 'satu' }) }),
      ['file-unlisted'],
    ],
    ['with a file listed twice', bag({ 'manifest-sha256.txt': listing + listing }), ['listed-twice']],
    [
      'with a file listed with two checksums',
      bag({ 'manifest-sha256.txt': `${listing}${digest('sha256', 'x')}  data/a.txt\n` }),
      ['checksum-mismatch', 'listed-apart'],
    ],
    ['with a manifest that leads up', bag(line('data/../../x')), ['path-unsafe']],
    ['with an absolute path', bag(line('/etc/passwd')), ['path-unsafe']],
    ['with a home', bag(line('~root/x')), ['path-unsafe']],
    ['with a drive', bag(line('C:\\x')), ['path-unsafe']],
    ['with a share', bag(line('\\\\server\\x')), ['path-unsafe']],
    ['with a file outside of data', bag(line('bag-info.txt')), ['path-outside']],
    ['with a line that is none', bag({ 'manifest-sha256.txt': `${listing}nonsense\n` }), ['line-malformed']],
    [
      'with a hole',
      bag({ 'fetch.txt': 'https://a.id/a.txt - data/a.txt\n' }, ['data/a.txt']),
      ['file-missing', 'oxum-mismatch'],
    ],
    ['with a fetch that leads up', bag({ 'fetch.txt': 'https://a.id/a - ../a.txt\n' }), ['path-unsafe']],
    [
      'with a fetch that no manifest lists',
      bag({ 'fetch.txt': 'https://a.id/a - data/q.txt\n' }),
      ['fetch-unlisted'],
    ],
    [
      'with a tag manifest that lists the payload',
      bag({
        'tagmanifest-sha256.txt': `${manifest('sha256', { 'manifest-sha256.txt': listing })}${listing}`,
      }),
      ['path-inside'],
    ],
    [
      'with a tag manifest that lists one',
      bag({
        'tagmanifest-sha256.txt': `${manifest('sha256', { 'manifest-sha256.txt': listing })}00  tagmanifest-md5.txt\n`,
      }),
      ['tag-manifest-listed'],
    ],
    [
      'with a tag manifest without a manifest',
      bag({ 'tagmanifest-sha256.txt': manifest('sha256', { 'bagit.txt': declaration }) }),
      ['manifest-unlisted'],
    ],
    [
      'with blanks before a colon of bag-info',
      bag({ 'bag-info.txt': 'Contact-Name : A\n' }),
      ['line-malformed'],
    ],
    ['without a blank after a colon', bag({ 'bag-info.txt': 'Contact-Name:A\n' }), ['line-malformed']],
  ];
  it.each(cases)('%s', async (_name, files, faults) => {
    const verdict = await judged(files);
    expect(codes(verdict.faults)).toEqual(faults);
    expect(verdict).toMatchObject({ complete: false, valid: false });
  });
});

it('names that are listed are compared with those that are there', async () => {
  const listed = { 'data/A.txt': 'satu', 'data/Nu\u0301': 'x', 'data/.DS_Store': 'x' };
  const verdict = await judged(
    bag({ 'manifest-sha256.txt': manifest('sha256', listed) }, [], {
      'data/a.txt': 'satu',
      'data/N\u00fa': 'x',
    }),
  );
  expect(codes(verdict.faults)).toEqual(['file-missing', 'file-unlisted']);
  expect(codes(verdict.warnings)).toEqual(['names-differ-by-case', 'names-differ-by-form', 'system-file']);
});

describe('an archive', () => {
  const faultsOf = async (source: AsyncIterable<Buffer>) => codes((await surveyTar(source)).faults);
  const linked = (path: string) => {
    const header = tarHeader({ path, size: 0 }, at);
    header[156] = '2'.charCodeAt(0);
    header.write(' '.repeat(8), 148);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return header;
  };
  async function* pieces(...all: Buffer[]): AsyncGenerator<Buffer> {
    // Cut where nothing ends, as a network does.
    const whole = Buffer.concat([...all, tarEnd]);
    for (let from = 0; from < whole.length; from += 333) yield whole.subarray(from, from + 333);
  }

  it('holds one folder', async () => {
    expect(await faultsOf(tarOf(bag(), ''))).toContain('no-single-folder');
  });
  it('holds no link and leads nowhere else', async () => {
    expect(await faultsOf(pieces(linked('kiriman/data/x')))).toEqual(['not-a-plain-file']);
    expect(await faultsOf(pieces(tarHeader({ path: 'kiriman/../x', size: 0 }, at)))).toEqual(['path-unsafe']);
  });
  it('that is cut off or damaged is told as such', async () => {
    const header = tarHeader({ path: 'kiriman/data/x', size: 5_000 }, at);
    expect(await faultsOf(pieces(header, Buffer.alloc(100)))).toEqual(['archive-broken']);
    header[0] = 0x41;
    expect(await faultsOf(pieces(header))).toEqual(['archive-broken']);
  });
});

describe('what is written', () => {
  const written = (files: Files, sizes: Record<string, number> = {}) =>
    writeBag({
      name: 'serah-1',
      info: [['Source-Organization', 'Kabupaten\nArunika: palsu']],
      files: Object.entries(files).map(([path, content]) => ({
        path,
        size: sizes[path] ?? Buffer.byteLength(content),
        open: async () =>
          (async function* () {
            yield Buffer.from(content);
          })(),
      })),
      describe: () => [{ path: 'mets.xml', text: '<mets/>' }],
      ...{ at, day: '2026-11-22' },
    });
  const drained = async (source: AsyncIterable<Buffer>) => {
    const pieces: Buffer[] = [];
    for await (const piece of source) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it('is valid by the judge, also with odd names and empty files', async () => {
    const verdict = judgeBag(await surveyTar(written({ 'a/50%.txt': 'satu', 'a/x\ny': 'dua', kosong: '' })));
    expect(verdict).toMatchObject({ valid: true, version: '1.0', files: 3, faults: [], warnings: [] });
  });
  it('never holds another length than was filed, nor an unsafe path', async () => {
    await expect(drained(written({ a: 'satu' }, { a: 3 }))).rejects.toThrow(WrongSize);
    await expect(drained(written({ a: 'satu' }, { a: 5 }))).rejects.toThrow(WrongSize);
    await expect(drained(written({ '../a': 'satu' }))).rejects.toThrow(RangeError);
  });
  it('is noticed by the judge when one byte of it is turned', async () => {
    const whole = await drained(written({ a: 'satu' }));
    const place = whole.indexOf('satu');
    whole[place] = whole[place]! ^ 1;
    const verdict = judgeBag(await surveyTar(readable(whole)));
    expect(codes(verdict.faults)).toEqual(['checksum-mismatch']);
  });
  async function* readable(whole: Buffer) {
    yield whole;
  }
});

it('paths and names are kept safe', () => {
  expect(['data/a', 'a b/c', 'a..b'].filter(isUnsafePath)).toEqual([]);
  expect(
    ['', '/a', '../a', 'a/..', '~/a', 'a\\b', 'D:a', '%HOME%/a', 'a\u0000'].filter(
      (one) => !isUnsafePath(one),
    ),
  ).toEqual([]);
  expect(decodePath(encodePath('50% %0A\r\n'))).toBe('50% %0A\r\n');
  expect(portableName('Surat Keputusan (final)/../é.pdf')).toBe('Surat-Keputusan-final-..-e.pdf');
  expect(isUnsafePath(portableName('../..'))).toBe(false);
});
