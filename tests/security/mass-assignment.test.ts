import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultModuleSettings, houseModules } from '#app/modules.ts';
import { addressOf } from '#core/contract/client.ts';
import { anyone, isUnsafe, operation, pathParameters } from '#core/contract/operation.ts';
import { createPipeline } from '#core/http/pipeline.ts';
import { route } from '#core/http/route.ts';
import { createServer } from '#core/http/server.ts';
import { demoWorld } from '#tests/house/demo-world.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { allowedBy, type Schema } from './arbitrary-input.ts';
import { freshToken } from './known-things.ts';
import { ProbeKit } from './probes.ts';
import { changesNothing, readProblem } from './refusals.ts';
import { people, type RightsTable, readRights } from './rights-table.ts';

/** What nobody may say about themselves or about a thing, in the words of the contract and of the tables. */
const coveted = [
  'id',
  'agencyId',
  'agency_id',
  'role',
  'roleIds',
  'role_id',
  'isAdmin',
  'granted',
  'scope',
  'status',
  'state',
  'stage',
  'verified',
  'createdAt',
  'created_at',
  'createdBy',
  'registeredBy',
  'agendaNumber',
  'receiptCode',
  'uploadedBy',
  'can',
  'actor',
  '$set',
];

const operations = houseModules(defaultModuleSettings, {} as never)
  .flatMap((module) => module.routes)
  .map((one) => one.operation);
const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;

let house: TestHouse;
let kit: ProbeKit;
let table: RightsTable;

beforeAll(async () => {
  house = await testHouse();
  kit = new ProbeKit(house, await demoWorld(house));
  table = readRights();
});
afterAll(() => house.close());

describe('a change that says more than it may', () => {
  // SCIM passes over what it does not know (RFC 7643 §2.1); that it does: modules/provisioning/test.
  const passesOver = /^provisioning\.(create|replace|remove)-user$/;
  const unsafe = operations
    .filter((op) => isUnsafe(op) && !passesOver.test(op.id))
    .map((op) => [op.id, op] as const);
  it.each(unsafe)('is refused as a whole: %s', async (id, op) => {
    const schema = schemaOf(op.input, 'input');
    const [input] = fc.sample(
      allowedBy(schema, () => []),
      { numRuns: 1, seed: 1 },
    ) as [Record<string, unknown>];
    const column = people.find((one) => one !== 'anyone' && table.get(id)?.[one] === 'yes') ?? 'admin';
    const token = await freshToken(kit, column);
    const named = new Set(pathParameters(op.path));
    const inAddress = op.upload || op.method === 'DELETE';
    for (const name of coveted.filter((one) => !schema.properties?.[one])) {
      const whole: Record<string, unknown> = { ...input, [name]: crypto.randomUUID() };
      const answer = await house.server.inject({
        method: op.method,
        url: addressOf(op, whole),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': inAddress ? 'application/octet-stream' : 'application/json',
        },
        payload: inAddress
          ? ''
          : JSON.stringify(Object.fromEntries(Object.entries(whole).filter(([one]) => !named.has(one)))),
      });
      const { code, fields } = readProblem(answer.statusCode, answer.body, op.dialect);
      expect(code, name).toBe('core.invalid-input');
      if (op.dialect) continue;
      expect(fields).toContainEqual(
        expect.objectContaining({ path: name, code: 'core.field.unrecognized_keys' }),
      );
    }
  });

  it('changes nothing, also where everything else is right', async () => {
    const clerk = await kit.world.actor('tata-usaha');
    const letter = { sender: 'Warga', subject: 'Permohonan', addressees: [kit.post('kadis-kominfo')] };
    const ask = (json: object, address = '/api/letters') =>
      house.server.inject({
        method: 'POST',
        url: address,
        headers: { authorization: `Bearer ${clerk.token}` },
        payload: json,
      });
    await changesNothing(house, async () => {
      expect((await ask({ ...letter, agencyId: kit.world.tirtamaya.agencyId })).statusCode).toBe(422);
      expect((await ask({ ...letter, stage: 'closed' })).statusCode).toBe(422);
    });
    expect((await ask(letter)).statusCode).toBe(200);
  });

  it('cannot name another thing in its body than in its address', async () => {
    const [own, other] = [await kit.letter(), await kit.letter()];
    const clerk = await kit.world.actor('tata-usaha');
    await changesNothing(house, async () => {
      const answer = await house.server.inject({
        method: 'POST',
        url: `/api/letters/${own.id}/cancellation`,
        headers: { authorization: `Bearer ${clerk.token}` },
        payload: { reason: 'Salah', letterId: other.id },
      });
      expect(readProblem(answer.statusCode, answer.body).fields.map(({ path }) => path)).toEqual([
        'letterId',
      ]);
    });
  });
});

describe('an answer', () => {
  /**
   * What the document leaves open: the values of a fault of a document, tiers as an agency names them, the browser's own options
   * for passkeys, and a decision of any kind as it was written.
   */
  const open = [
    ...['archive.add-ingest-files', 'archive.change-ingest', 'archive.decide-ingest-duplicates'],
    ...['archive.list-ingest-faults', 'archive.list-ingest-items', 'archive.mend-ingest-items'],
    ...['archive.open-ingest', 'archive.read-ingest-sheet', 'archive.show-ingest'],
    'attendance.simulate-rules',
    ...['identity.passkey-options', 'identity.passkey-sign-in-options', 'outgoing.list-decisions'],
  ];

  it('names every key that it may have', () => {
    const loose = operations.filter(
      (op) => op.output && !op.produces && !op.stream && isLoose(schemaOf(op.output, 'output')),
    );
    expect(loose.map((op) => op.id).sort()).toEqual(open);
  });

  it('has no other key, even when a presenter hands out a whole row', async () => {
    const planted = operation({
      id: 'planted.show-account',
      method: 'GET',
      path: '/api/planted',
      summary: 'A presenter that hands out what it was given.',
      access: anyone,
      input: z.strictObject({}),
      output: z.object({ name: z.string(), posts: z.array(z.object({ name: z.string() })) }),
    });
    const row = {
      name: 'Siti',
      password_hash: '$argon2id$v=19$rahasia',
      posts: [{ name: 'Kepala Dinas', agency_id: 'rahasia' }],
    };
    const { services, appPool, metrics } = house.house;
    const server = createServer({
      services,
      pipeline: createPipeline(services, appPool, {
        identify: async () => undefined,
        enter: async () => undefined,
        actorOf: () => Promise.reject(),
        noteUse: () => Promise.reject(),
      }),
      routes: [route(planted, async () => row)],
      measure: metrics.measure,
      trustProxy: false,
      maxUploadBytes: 1_000,
    });
    const answer = await server.inject('/api/planted');
    expect(answer.json()).toEqual({ name: 'Siti', posts: [{ name: 'Kepala Dinas' }] });
    expect(answer.body).not.toContain('rahasia');
    await server.close();
  });
});

/** True where the schema lets keys through that it does not name. */
function isLoose(schema: Schema): boolean {
  const { additionalProperties: others, propertyNames } = schema;
  if (schema.type === 'object' && others !== false && !(propertyNames?.enum && others)) return true;
  if (Object.keys(schema).length === 0) return true;
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...inner, ...(schema.anyOf ?? []), ...(schema.allOf ?? [])].some(isLoose);
}
