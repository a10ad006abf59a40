import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { FormatFault } from './format-fault.ts';
import { sha256 } from './node/node-crypto.ts';
import { isQuorum, type Policy, parsePolicy } from './policy.ts';
import { signerNamed, witnessNamed } from './testing/signers.ts';
import { printVerifierKey, verifierKey } from './verifier-key.ts';

const read = (text: string) => parsePolicy(sha256, Buffer.from(text));
const names = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'];
const vkeys: Record<string, string> = {};
let example = '';

beforeAll(async () => {
  vkeys.log = printVerifierKey((await signerNamed('log.example')).key);
  vkeys.log2 = printVerifierKey((await signerNamed('log2.example')).key);
  for (const name of names) vkeys[name] = printVerifierKey((await witnessNamed(`${name}.example`)).key);
  // C2SP tlog-policy, "Example policy", with keys.
  example = `log ${vkeys.log}

witness X1 ${vkeys.X1}
witness X2 ${vkeys.X2}
witness X3 ${vkeys.X3}
group X-witnesses 2 X1 X2 X3

witness Y1 ${vkeys.Y1}
witness Y2 ${vkeys.Y2}
witness Y3 ${vkeys.Y3}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;
});

describe('the example of the specification', () => {
  test('names a log, six witnesses and a quorum of groups', async () => {
    const policy = await read(example);
    expect(policy.logs.map(({ key }) => key.name)).toEqual(['log.example']);
    expect([...policy.witnesses.keys()]).toEqual(names);
    expect(policy.quorum).toMatchObject({
      group: 'X-and-Y',
      atLeast: 2,
      of: [{ atLeast: 2 }, { atLeast: 1 }],
    });
  });

  test('asks for two of X and one of Y, whoever else signed', async () => {
    const { quorum } = await read(example);
    const all = fc.subarray([...names, 'stranger']);
    fc.assert(
      fc.property(all, (some) => {
        const of = (letter: string) => some.filter((name) => name.startsWith(letter)).length;
        expect(isQuorum(quorum, new Set(some))).toBe(of('X') >= 2 && of('Y') >= 1);
      }),
      { numRuns: 400, seed: 20_261_122 },
    );
  });
});

test('a quorum may be one witness, or none', async () => {
  const one = await read(`witness X1 ${vkeys.X1}\nquorum X1\n`);
  expect([isQuorum(one.quorum, new Set(['X1'])), isQuorum(one.quorum, new Set(['X2']))]).toEqual([
    true,
    false,
  ]);
  const none = await read('quorum none\n');
  expect(none).toEqual({ logs: [], witnesses: new Map(), quorum: 'none' });
  expect(isQuorum(none.quorum, new Set())).toBe(true);
});

test('spaces, tabs, comments, addresses and any octets in names are read', async () => {
  const text = `  # a comment: é\n\t\nlog\t${vkeys.log} https://log.example/ \n witness  saksi-é ${vkeys.X1}\thttps://x/\nwitness K ${vkeys.X2}\nwitness \u212A ${vkeys.X3}\ngroup all all saksi-é K \u212A\nquorum all\n# end\n`;
  const policy: Policy = await read(text);
  expect(policy.logs[0]!.url).toBe('https://log.example/');
  expect([...policy.witnesses.keys()]).toEqual(
    ['saksi-é', 'K', '\u212A'].map((name) => Buffer.from(name).toString('latin1')),
  );
  expect(policy.quorum).toMatchObject({ group: 'all', atLeast: 3 });
});

test('names of keys may be of any script', async () => {
  const { publicKey } = (await signerNamed('a')).key;
  const key = await verifierKey(sha256, { name: 'arsip.contoh/é', type: 1, publicKey });
  expect((await read(`log ${printVerifierKey(key)}\nquorum none\n`)).logs[0]!.key.name).toBe(
    'arsip.contoh/é',
  );
});

test('thirty-two of each are read', async () => {
  const lines = await Promise.all(
    Array.from({ length: 32 }, async (_, at) => [
      `log ${printVerifierKey((await signerNamed(`l${at}`)).key)}`,
      `witness w${at} ${printVerifierKey((await witnessNamed(`w${at}`)).key)}`,
      `group g${at} any w${at}`,
    ]),
  );
  const policy = await read(
    `${lines.flat().join('\n')}\ngroup g all ${lines.map((_, at) => `g${at}`).join(' ')}\nquorum g\n`,
  );
  expect([policy.logs.length, policy.witnesses.size]).toEqual([32, 32]);
});

const with1 = (rest: string) => () => `witness X1 ${vkeys.X1}\nwitness X2 ${vkeys.X2}\n${rest}`;
test.each<[string, () => string]>([
  ['nothing', () => ''],
  ['no quorum', with1('')],
  ['two quorums', with1('quorum X1\nquorum X1\n')],
  ['a quorum of two', with1('quorum X1 X2\n')],
  ['a quorum of nobody known', with1('quorum X3\n')],
  ['a quorum without a name', with1('quorum\n')],
  ['a quorum before what it names', () => `quorum X1\nwitness X1 ${vkeys.X1}\n`],
  ['no newline at the end', with1('quorum X1')],
  ['line breaks of Windows', () => example.replaceAll('\n', '\r\n')],
  ['a control character', with1('# \u0007\nquorum X1\n')],
  ['a delete character', with1('# \u007f\nquorum X1\n')],
  ['a line of no known kind', with1('wittness X3\nquorum X1\n')],
  ['a name twice', () => `witness X1 ${vkeys.X1}\nwitness X1 ${vkeys.X2}\nquorum X1\n`],
  ['a group with the name of a witness', with1('group X1 any X2\nquorum X2\n')],
  ['a witness named none', () => `witness none ${vkeys.X1}\nquorum none\n`],
  ['a group named none', with1('group none any X1\nquorum none\n')],
  ['none in a group', with1('group g any none X1\nquorum g\n')],
  ['one key as two witnesses', () => `witness A ${vkeys.X1}\nwitness B ${vkeys.X1}\nquorum A\n`],
  ['one log twice', () => `log ${vkeys.log}\nlog ${vkeys.log}\nquorum none\n`],
  ['the key of a witness as a log', () => `log ${vkeys.X1}\nquorum none\n`],
  ['the key of a log as a witness', () => `witness A ${vkeys.log}\nquorum A\n`],
  ['a key with another id', () => `log ${vkeys.log!.replace(/\+[0-9a-f]/, '+g')}\nquorum none\n`],
  ['a key that was cut', () => `log ${vkeys.log!.slice(0, -4)}\nquorum none\n`],
  ['no key', () => 'log\nquorum none\n'],
  ['a witness without a key', () => 'witness A\nquorum none\n'],
  ['a word too many', () => `log ${vkeys.log} https://a b\nquorum none\n`],
  ['a member of two groups', with1('group g any X1\ngroup h any X1 X2\nquorum h\n')],
  ['a member twice', with1('group g 2 X1 X1\nquorum g\n')],
  ['a group of itself', with1('group g any g X1\nquorum g\n')],
  ['a group without members', with1('group g any\nquorum g\n')],
  ['a threshold of 0', with1('group g 0 X1 X2\nquorum g\n')],
  ['a threshold beyond the members', with1('group g 3 X1 X2\nquorum g\n')],
  ['a threshold with a leading zero', with1('group g 01 X1 X2\nquorum g\n')],
  ['a threshold that is no number', with1('group g most X1 X2\nquorum g\n')],
])('a policy with %s is refused', async (_what, text) => {
  await expect(read(text())).rejects.toThrow(FormatFault);
});

test('one key under two names is one key', async () => {
  const { publicKey } = (await witnessNamed('X1.example')).key;
  const again = printVerifierKey(await verifierKey(sha256, { name: 'other.example', type: 4, publicKey }));
  await expect(read(`witness A ${vkeys.X1}\nwitness B ${again}\nquorum A\n`)).rejects.toThrow(
    'one witness twice',
  );
});

/** Ways to count that give fewer people more weight; the quorum of the specification tells each from the right one. */
const planted: Record<string, (policy: Policy, cosigned: ReadonlySet<string>) => boolean> = {
  'groups are not looked into': ({ witnesses }, cosigned) =>
    [...witnesses.keys()].filter((name) => cosigned.has(name)).length >= 2,
  'a threshold is at least one': ({ quorum }, cosigned) => {
    const some = (one: Policy['quorum']): boolean =>
      one === 'none' || ('witness' in one ? cosigned.has(one.witness) : one.of.some(some));
    return some(quorum);
  },
  'strangers count': ({ witnesses }, cosigned) => cosigned.size >= witnesses.size / 2,
};

test.each(Object.entries(planted))('planted fault is found: %s', async (_what, faulty) => {
  const policy = await read(example);
  const groups = fc.sample(fc.subarray([...names, 'a', 'b', 'c']), { numRuns: 300, seed: 20_261_122 });
  const differing = groups.filter(
    (some) => faulty(policy, new Set(some)) && !isQuorum(policy.quorum, new Set(some)),
  );
  expect(differing).not.toEqual([]);
});
