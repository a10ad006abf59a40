import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { addressOf } from '#core/contract/client.ts';
import { isUnsafe, type Operation, pathParameters } from '#core/contract/operation.ts';
import { openApi } from '#core/http/openapi.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { allowedBy, breachesOf, type KnownIds, type Schema } from './arbitrary-input.ts';
import { archiveProbes } from './archive-probes.ts';
import { attendanceProbes } from './attendance-probes.ts';
import { calendarProbes } from './calendar-probes.ts';
import { configurationProbes } from './configuration-probes.ts';
import { disposalProbes } from './disposal-probes.ts';
import { draftProbes } from './draft-probes.ts';
import { ingestProbes } from './ingest-probes.ts';
import { freshToken, knownThings } from './known-things.ts';
import { leaveProbes } from './leave-probes.ts';
import { ledgerProbes } from './ledger-probes.ts';
import { dispositionProbes, letterProbes } from './letter-probes.ts';
import { identityProbes, organizationProbes, ownProbes } from './people-probes.ts';
import { type Probe, ProbeKit } from './probes.ts';
import { provisioningProbes } from './provisioning-probes.ts';
import { readProblem } from './refusals.ts';
import { type Person, people, readRights } from './rights-table.ts';
import { sendingProbes } from './sending-probes.ts';
import { siasnProbes } from './siasn-probes.ts';
import { signatureProbes } from './signature-probes.ts';
import { signingProbes } from './signing-probes.ts';
import { staffProbes } from './staff-probes.ts';
import { textProbes } from './text-probes.ts';
import { verificationProbes } from './verification-probes.ts';

/** Cases an operation, and where chance begins: `FUZZ_RUNS=500 FUZZ_SEED=$RANDOM` looks further. */
const runs = Number(process.env.FUZZ_RUNS ?? 16);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121);

const routes = houseModules(defaultModuleSettings, {} as never).flatMap((module) => module.routes);
const operations = routes
  .map((route) => route.operation)
  .filter((op) => !op.stream)
  // Those that end sessions come last: the others stand on the sessions of the demo.
  .sort((a, b) => Number(a.id.startsWith('identity.')) - Number(b.id.startsWith('identity.')));
const table = readRights();
const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;

/** Answers that take a printer or a slow hash are asked for less often. */
const slow = (op: Operation) => op.produces !== undefined || /password|open-session|step-up/.test(op.id);

let house: TestHouse;
let kit: ProbeKit;
let known: { shared: KnownIds; ofPeople: KnownIds };

beforeAll(async () => {
  house = await testHouse();
  kit = new ProbeKit(house, await demoWorld(house));
  known = await knownThings(kit);
});
afterAll(() => house.close());

/** Who may ask, by the table of rights; the administrator where it does not say. */
function askersOf(op: Operation): Person[] {
  const rights = table.get(op.id);
  const may = people.filter((column) => column !== 'anyone' && rights?.[column] === 'yes');
  return may.length > 0 ? may : ['admin'];
}

const isOfPeople = (op: Operation) =>
  /^(units|posts|holders|secretaries|post-roles|people|roles|identity)\./.test(op.id);

function inputsOf(op: Operation): fc.Arbitrary<Record<string, unknown>> {
  const ids = isOfPeople(op) && isUnsafe(op) ? known.ofPeople : known.shared;
  return allowedBy(schemaOf(op.input, 'input'), ids) as fc.Arbitrary<Record<string, unknown>>;
}

/** The names that travel in the address, where everything is text. */
function inAddress(op: Operation): ReadonlySet<string> {
  const all = op.upload || op.method === 'GET' || op.method === 'DELETE';
  return new Set(all ? Object.keys(schemaOf(op.input, 'input').properties ?? {}) : pathParameters(op.path));
}

const tokens = new Map<Person, Promise<string>>();
beforeEach(() => tokens.clear());

/** Operations of sign-in may end every session of who asks; all others keep one as long as they are tried. */
function tokenFor(op: Operation, column: Person): Promise<string> {
  const token = tokens.get(column) ?? freshToken(kit, column);
  if (!op.id.startsWith('identity.')) tokens.set(column, token);
  return token;
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

async function ask(
  op: Operation,
  input: Record<string, unknown>,
  column: Person,
  body: Buffer = Buffer.from('bukan berkas'),
): Promise<Answer> {
  const named = new Set(pathParameters(op.path));
  const sendsJson = op.method !== 'GET' && op.method !== 'DELETE' && !op.upload;
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !named.has(name)));
  const answer = await house.server.inject({
    method: op.method,
    url: addressOf(op, input),
    headers: {
      authorization: `Bearer ${await tokenFor(op, column)}`,
      'content-type': sendsJson ? 'application/json' : 'application/octet-stream',
    },
    ...(sendsJson ? { payload: JSON.stringify(rest) } : op.upload ? { payload: body } : {}),
  });
  return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), text: answer.body };
}

/** What the API document promises of an operation: the codes of its refusals. */
const document = openApi(routes, '0') as {
  paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
};
function promisedCodes(op: Operation): Set<string> {
  const address = op.path.replace(/:(\w+)/g, '{$1}');
  const { responses } = document.paths[address]![op.method.toLowerCase()]!;
  return new Set(Object.values(responses).flatMap(({ description }) => description.split(', ')));
}

/** The answer is one of those that the document promises, and has no key that it does not name. */
function keepsPromise(op: Operation, { status, type, text }: Answer): void {
  if (status >= 400) {
    const { code } = readProblem(status, text, op.dialect);
    expect(promisedCodes(op)).toContain(code);
  } else if (op.produces) {
    if (op.produces !== 'application/octet-stream') expect(type).toBe(op.produces);
  } else if (op.output) {
    const mediaType = op.dialect?.mediaType ?? 'application/json';
    expect([status, type]).toEqual([op.makes ? 201 : 200, `${mediaType}; charset=utf-8`]);
    const body = JSON.parse(text);
    expect(isDeepStrictEqual(op.output.parse(body), body), text).toBe(true);
  } else {
    expect([status, text]).toEqual([204, '']);
  }
}

const byId = operations.map((op) => [op.id, op] as const);
const cases = (op: Operation) => (slow(op) ? Math.ceil(runs / 8) : runs);

const probes: Record<string, Probe> = {
  ...organizationProbes,
  ...identityProbes,
  ...provisioningProbes,
  ...ownProbes,
  ...letterProbes,
  ...dispositionProbes,
  ...draftProbes,
  ...textProbes,
  ...verificationProbes,
  ...archiveProbes,
  ...calendarProbes,
  ...attendanceProbes,
  ...staffProbes,
  ...leaveProbes,
  ...siasnProbes,
  ...disposalProbes,
  ...ingestProbes,
  ...ledgerProbes,
  ...configurationProbes,
  ...sendingProbes,
  ...signatureProbes,
  ...signingProbes,
};

interface Case {
  input: Record<string, unknown>;
  column: Person;
  /** Every third case begins with an input that does what the operation is for, with one field of chance in it. */
  third: number;
  field: number;
}

const casesOf = (op: Operation): fc.Arbitrary<Case> =>
  fc.record({
    input: inputsOf(op),
    column: fc.constantFrom(...askersOf(op)),
    third: fc.nat(2),
    field: fc.nat(40),
  });

async function inputOf(
  op: Operation,
  { input, column, third, field }: Case,
): Promise<Record<string, unknown>> {
  const probe = probes[op.id];
  if (third > 0 || !probe?.input) return input;
  const fields = Object.entries(input).filter(([name]) => !/(Id|Ids|addressees|recipients)$/.test(name));
  const chance = Object.fromEntries(fields[field] ? [fields[field]] : []);
  return { ...(await probe.input(kit, await kit.world.actor(column))), ...chance };
}

const succeeded = new Set<string>();

describe('what the API document allows never fails', () => {
  it.each(byId)('%s', async (_id, op) => {
    const property = fc.asyncProperty(casesOf(op), async (one) => {
      const input = await inputOf(op, one);
      const answer = await ask(op, input, one.column, probes[op.id]?.body?.(kit));
      expect(answer.status, `${JSON.stringify(input).slice(0, 1_000)} → ${answer.text}`).toBeLessThan(500);
      keepsPromise(op, answer);
      if (answer.status < 300) succeeded.add(op.id);
    });
    await fc.assert(property, { numRuns: cases(op), seed, endOnFailure: true });
  });

  it('and is done, not only refused, wherever nothing more than an input is needed', () => {
    const never = operations.filter((op) => !succeeded.has(op.id) && !probes[op.id]?.elsewhere);
    // A short run does not meet everything.
    expect(never.length, never.map((op) => op.id).join()).toBeLessThan(operations.length / 10);
  });
});

describe('what the API document forbids is refused', () => {
  it.each(byId)('%s', async (_id, op) => {
    const breaches = breachesOf(schemaOf(op.input, 'input'), inAddress(op));
    const [inputs] = fc.sample(
      fc.array(inputsOf(op), { minLength: breaches.length, maxLength: breaches.length }),
      { numRuns: 1, seed },
    );
    const [column] = askersOf(op);
    for (const [at, breach] of breaches.entries()) {
      const broken = breach.of(inputs![at]!);
      const answer = await ask(op, broken, column!);
      expect(
        answer.status,
        `${breach.what}: ${JSON.stringify(broken).slice(0, 500)} → ${answer.text}`,
      ).toBeGreaterThanOrEqual(400);
      expect(answer.status, answer.text).toBeLessThan(500);
      const { code } = readProblem(answer.status, answer.text, op.dialect);
      expect(code).toMatch(/^core\.(invalid-input|not-found)$/);
    }
  });

  it('notices a planted operation that takes anything', () => {
    const schema: Schema = {
      type: 'object',
      properties: { n: { type: 'integer', minimum: 1 } },
      required: ['n'],
      additionalProperties: false,
    };
    expect(breachesOf(schema, new Set()).map(({ what }) => what)).toEqual([
      'without n',
      'n: another type',
      'n: no number',
      'n: half',
      'n: too small',
      'agencyId0: nobody asked for it',
      'constructor: nobody asked for it',
    ]);
  });
});

describe('the contract', () => {
  it('asks for no number larger than the database counts, but for what it does not keep', () => {
    // Sizes of files, the number of an editor, which is kept nowhere, and clocks of phones in milliseconds.
    const apart = new Set([
      ...['files.start-upload', 'files.continue-upload'],
      ...['attendance.check-in', 'attendance.bring-check-ins'],
      ...['archive.begin-ingest-package', 'archive.continue-ingest-package', 'outgoing.show-presence'],
    ]);
    const large = operations
      .filter((op) => !apart.has(op.id))
      .filter((op) =>
        numbersIn(schemaOf(op.input, 'input')).some(({ maximum = Infinity }) => maximum > 2 ** 31 - 1),
      );
    expect(large.map((op) => op.id)).toEqual([]);
  });

  it('limits the length of every text and list that it asks for', () => {
    const open = operations.filter((op) => endless(schemaOf(op.input, 'input')));
    // What an authenticator answers may have members that no standard knows yet.
    expect(open.map((op) => op.id).sort()).toEqual([
      'identity.add-passkey',
      'identity.sign-in-by-passkey',
      'identity.step-up',
      // The words of an agency: short names, and no more of them than a refinement allows.
      'outgoing.preview-letter',
      'outgoing.save-words',
      // Identity providers send attributes and words that are not kept here (RFC 7643 §2.1): they are passed over.
      ...[
        'create-user',
        'list-groups',
        'list-resource-types',
        'list-schemas',
        'list-users',
        'remove-user',
      ].map((verb) => `provisioning.${verb}`),
      ...['replace-user', 'show-config', 'show-resource-type', 'show-schema', 'show-user'].map(
        (verb) => `provisioning.${verb}`,
      ),
    ]);
  });
});

function partsOf(schema: Schema): Schema[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [schema, ...[...inner, ...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap(partsOf)];
}

function numbersIn(schema: Schema): Schema[] {
  return partsOf(schema).filter(({ type }) => type === 'integer' || type === 'number');
}

/** True where a text, a list or an object has no end that the schema knows. */
function endless(schema: Schema): boolean {
  return partsOf(schema).some(
    (one) =>
      (one.type === 'array' && one.maxItems === undefined) ||
      (one.type === 'object' && one.additionalProperties !== false) ||
      (one.type === 'string' &&
        one.maxLength === undefined &&
        !one.pattern &&
        !one.enum &&
        one.const === undefined &&
        !one.allOf),
  );
}
