import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '#app/house.ts';
import { addressOf } from '#core/contract/client.ts';
import { anyone, type Operation, pathParameters, signedIn } from '#core/contract/operation.ts';
import { type QuotaLimits, usualQuotas } from '#core/http/quotas.ts';
import { keys } from '#modules/identity/contract/keys.ts';
import { type DemoActor, type DemoWorld, demoWorld } from '#tests/house/demo-world.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { archiveProbes } from './archive-probes.ts';
import { attendanceProbes } from './attendance-probes.ts';
import { calendarProbes } from './calendar-probes.ts';
import { configurationProbes } from './configuration-probes.ts';
import { disposalProbes } from './disposal-probes.ts';
import { draftProbes } from './draft-probes.ts';
import { ingestProbes } from './ingest-probes.ts';
import { leaveProbes } from './leave-probes.ts';
import { ledgerProbes } from './ledger-probes.ts';
import { dispositionProbes, letterProbes } from './letter-probes.ts';
import { identityProbes, organizationProbes, ownProbes } from './people-probes.ts';
import { type Probe, ProbeKit } from './probes.ts';
import { provisioningProbes } from './provisioning-probes.ts';
import {
  type Column,
  columns,
  parseRights,
  type Right,
  type RightsTable,
  writeRights,
} from './rights-table.ts';
import { sendingProbes } from './sending-probes.ts';
import { siasnProbes } from './siasn-probes.ts';
import { signatureProbes } from './signature-probes.ts';
import { signingProbes } from './signing-probes.ts';
import { staffProbes } from './staff-probes.ts';
import { textProbes } from './text-probes.ts';
import { verificationProbes } from './verification-probes.ts';

const file = path.join(import.meta.dirname, 'rights.md');
const probes: Record<string, Probe> = {
  ...organizationProbes,
  ...identityProbes,
  ...provisioningProbes,
  ...ownProbes,
  ...letterProbes,
  ...dispositionProbes,
  ...configurationProbes,
  ...draftProbes,
  ...textProbes,
  ...signatureProbes,
  ...signingProbes,
  ...sendingProbes,
  ...verificationProbes,
  ...ledgerProbes,
  ...archiveProbes,
  ...calendarProbes,
  ...attendanceProbes,
  ...staffProbes,
  ...leaveProbes,
  ...siasnProbes,
  ...disposalProbes,
  ...ingestProbes,
};

let house: TestHouse;
let kit: ProbeKit;
let operations: Map<string, Operation>;
/** The house without the limits of a minute, which many questions of one person would meet. */
let roomy: ReturnType<typeof houseWith>;
const actors = new Map<Column, DemoActor | undefined>();

beforeAll(async () => {
  house = await testHouse();
  const world = await demoWorld(house);
  kit = new ProbeKit(house, world);
  operations = new Map(
    house.house.modules.flatMap((module) => module.routes).map((one) => [one.operation.id, one.operation]),
  );
  for (const column of columns) actors.set(column, await askerOf(column, world));
  roomy = houseWith((op) => op);
});
afterAll(async () => {
  await roomy.close();
  await house.close();
});

async function askerOf(column: Column, world: DemoWorld): Promise<DemoActor | undefined> {
  if (column === 'anyone') return undefined;
  if (column !== 'kunci-tanpa-hak' && column !== 'kunci-tata-usaha') return world.actor(column);
  const owner = await world.actor('tata-usaha');
  const scopes = column === 'kunci-tanpa-hak' ? [] : (await owner.call(keys.list, {})).scopes;
  const made = { name: column, scopes, expiresAt: '2026-12-21T00:00:00Z' };
  const { key } = await owner.call(keys.create, made);
  return { ...owner, token: key, call: house.as(key) };
}

interface Answer {
  status: number;
  body: string;
}

async function ask(
  op: Operation,
  input: Record<string, unknown>,
  actor: DemoActor | undefined,
  body?: Buffer,
  server = roomy,
): Promise<Answer> {
  const named = new Set(pathParameters(op.path));
  const sendsJson = op.method !== 'GET' && op.method !== 'DELETE' && !op.upload;
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !named.has(name)));
  const answer = await server.inject({
    method: op.method,
    url: addressOf(op, input),
    headers: {
      ...(actor ? { authorization: `Bearer ${actor.token}` } : {}),
      'content-type': sendsJson ? 'application/json' : 'application/octet-stream',
    },
    ...(sendsJson ? { payload: JSON.stringify(rest) } : body ? { payload: body } : {}),
  });
  // The number of the request is at the end of the sentence in SCIM.
  const text = answer.body.replace(/"requestId":"[^"]*"/, '').replace(/, [0-9a-f-]{36}\)"/, ')"');
  return { status: answer.statusCode, body: text };
}

const refused = (answer: Answer) => [401, 403, 404].includes(answer.status);

/** Who sees a thing is told plainly that this is not theirs to do. */
const notTheirs = new Set([
  ...['leave.act-not-yours', 'leave.not-the-official', 'leave.own-leave'],
  ...['staff.own-file', 'staff.act-not-yours', 'attendance.act-not-yours'],
]);
const toldPlainly = ({ status, body }: Answer) =>
  status >= 400 && notTheirs.has(/"code":"([\w.-]+)"/.exec(body)?.[1] ?? '');

/** Asks, and when refused asks again for things that do not exist: both answers must look the same. */
async function rightOf(name: string, column: Column, server = roomy): Promise<Right> {
  const op = operations.get(name.split('#')[0]!)!;
  const probe = probes[name]!;
  const actor = actors.get(column);
  const input = (await probe.input?.(kit, actor)) ?? {};
  const answer = await ask(op, input, actor, probe.body?.(kit), server);
  if (answer.status >= 500) throw new Error(`${name} for ${column}: ${answer.body}`);
  if (answer.status === 429) throw new Error(`${name} was asked too often: ${answer.body}`);
  if (/"code":"core.invalid-input"|\(core.invalid-input\)/.test(answer.body))
    throw new Error(`${name} was asked wrongly: ${answer.body}`);
  if (toldPlainly(answer)) return 'no';
  if (!refused(answer)) return 'yes';
  // Of what is counted (pages, places) a first one is asked for as well: it is the thing that does not exist.
  const named = pathParameters(op.path).filter((parameter) => typeof input[parameter] !== 'number');
  const nothing = Object.fromEntries(named.map((parameter) => [parameter, crypto.randomUUID()]));
  const missing = await ask(op, { ...input, ...nothing }, actor, probe.body?.(kit), server);
  expect(missing, `${name} for ${column} tells refused from missing`).toEqual(answer);
  return 'no';
}

describe('rights', () => {
  it('are asked for every operation', () => {
    const asked = new Set(Object.keys(probes).map((name) => name.split('#')[0]!));
    expect([...operations.keys()].filter((id) => !asked.has(id))).toEqual([]);
    expect([...asked].filter((id) => !operations.has(id))).toEqual([]);
  });

  it('are what rights.md says, for every operation and person; refused looks the same as missing', async () => {
    const actual: RightsTable = new Map();
    for (const [name, probe] of Object.entries(probes)) {
      if (probe.elsewhere || !operations.has(name.split('#')[0]!)) continue;
      const rights = {} as Record<Column, Right>;
      for (const column of columns) rights[column] = await rightOf(name, column);
      actual.set(name, rights);
    }
    if (process.env.WRITE_RIGHTS)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\| operation[\s\S]*$/, writeRights(actual)));
    expect(writeRights(actual)).toBe(writeRights(parseRights(readFileSync(file, 'utf8'))));
  }, 900_000);

  it('notice doors that are planted in the house: an operation made public, and one opened to everyone signed in', async () => {
    const table = parseRights(readFileSync(file, 'utf8'));
    const planted = {
      'people.list': anyone,
      'letters.list-intakes': signedIn,
      'notifications.list': signedIn,
    };
    const opened = houseWith((op) => ({
      ...op,
      access: planted[op.id as keyof typeof planted] ?? op.access,
    }));
    try {
      for (const [name, column] of [
        ['people.list', 'anyone'],
        ['people.list', 'staf-kominfo'],
        ['letters.list-intakes', 'staf-kominfo'],
        ['notifications.list', 'kunci-tanpa-hak'],
      ] as const) {
        expect(table.get(name)![column], `${name} for ${column}`).toBe('no');
        expect(await rightOf(name, column, opened), `${name} for ${column}`).toBe('yes');
        expect(await rightOf(name, column)).toBe('no');
      }
    } finally {
      await opened.close();
    }
  });
});

const endless = Object.fromEntries(
  Object.keys(usualQuotas).map((action) => [action, { person: 1e9, agency: 1e9 }]),
) as unknown as QuotaLimits;

/** A web process over the same house, some of whose operations are not as the contract says. */
function houseWith(change: (op: Operation) => Operation) {
  const modules = house.house.modules.map((module) => ({
    ...module,
    routes: module.routes.map((one) => ({ ...one, operation: change(one.operation) })),
  }));
  const limits = { trustProxy: false, maxUploadBytes: 50_000_000, quotas: endless };
  return buildWeb({ ...house.house, modules }, limits).server;
}
