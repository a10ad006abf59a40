import { loadConfig } from '#app/config.ts';
import type { House } from '#app/house.ts';
import { migrate } from '#app/migrate.ts';
import { administratorPermissions, administratorRole } from '#app/office-roles.ts';
import { openHouse } from '#app/open-house.ts';
import { operatorLocale } from '#app/operator-texts.ts';
import { dayIn, type OfficeZone, officeZones } from '#core/clock/clock.ts';
import { AppError } from '#core/contract/errors.ts';
import { type AgencyId, newId, type PersonId } from '#core/contract/ids.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { transact } from '#core/db/tx.ts';
import { createLogger } from '#core/log/logger.ts';
import type { TxContext } from '#core/session/context.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { createAccountWithCode, renewCode } from '#modules/identity/server/identity.api.ts';
import { people } from '#modules/organization/contract/people.ts';
import { agencies, findPersonByNip } from '#modules/organization/server/organization.api.ts';
import { createPerson } from '#modules/organization/server/usecases/create-person.ts';
import { foundAgency } from '#modules/organization/server/usecases/found-agency.ts';
import { borrowDatabase } from './running-database.ts';
import { readArguments, UsageError } from './usage-error.ts';

const help = `A person who is not there yet needs --name. --reset gives a person who has an account a new code.
An agency that is not there yet is founded with --agency-name NAME --zone ${officeZones.join('|')}
and the person as its administrator.`;

const options = {
  agency: { type: 'string' },
  'agency-name': { type: 'string' },
  zone: { type: 'string' },
  nip: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  username: { type: 'string' },
  reset: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Flags = ReturnType<typeof readFlags>;

/** Makes an account from the command line and prints the one-time code with which its person sets the password. */
export async function createUser(args: string[]): Promise<void> {
  const flags = readFlags(args);
  const settings = loadConfig();
  const database = await borrowDatabase(settings, createLogger(settings.logLevel));
  try {
    await migrate(database.config);
    const house = openHouse(database.config);
    try {
      const { code, expiresAt } = await accountFor(house, flags);
      const identifier = flags.username ?? flags.nip ?? flags.email;
      if (flags.json) return console.log(JSON.stringify({ identifier, code, expiresAt }));
      console.log(
        `Sign in as ${identifier} with the code ${code} and choose a password before ${expiresAt}.`,
      );
    } finally {
      await house.close();
    }
  } finally {
    await database.close();
  }
}

function readFlags(args: string[]) {
  const { values, positionals } = readArguments(args, options);
  const { agency, nip, username, email } = values;
  if (!agency || !(nip || username || email) || positionals.length > 0) throw new UsageError(help);
  return { ...values, agency };
}

async function accountFor(house: House, flags: Flags): Promise<{ code: string; expiresAt: string }> {
  const agency = (await agencies(house.workerPool)).find((one) => one.code === flags.agency);
  const agencyId = agency?.id ?? newId<'Agency'>();
  const zone = agency?.zone ?? zoneOf(flags);
  try {
    return await within(house, agencyId, zone, async (ctx) => {
      const personId = agency ? await personFor(ctx, flags) : await found(ctx, zone as OfficeZone, flags);
      if (flags.reset) return renewCode(ctx, personId);
      return createAccountWithCode(ctx, { personId, username: flags.username });
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new OperatorError(
      house.services.locales.text(operatorLocale(), `errors.${error.code}`, error.params),
    );
  }
}

function within<T>(
  house: House,
  agencyId: AgencyId,
  zone: string,
  work: (ctx: TxContext) => Promise<T>,
): Promise<T> {
  return transact(house.workerPool, { agency: agencyId }, 'write', (tx) =>
    work({
      ...house.services,
      tx,
      actor: systemActor(agencyId, zone),
      locale: 'id',
      requestId: 'user:create',
    }),
  );
}

function zoneOf(flags: Flags): string {
  const zone = officeZones.find((one) => one === flags.zone);
  if (!flags['agency-name'] || !zone) throw new UsageError(`There is no agency ${flags.agency}.\n${help}`);
  return zone;
}

async function personFor(ctx: TxContext, flags: Flags): Promise<PersonId> {
  const known = flags.nip ? await findPersonByNip(ctx.tx, flags.nip.replace(/\s/g, '')) : undefined;
  return known?.id ?? (await createPerson(ctx, newPerson(flags))).id;
}

async function found(ctx: TxContext, zone: OfficeZone, flags: Flags): Promise<PersonId> {
  const name = flags['agency-name']!;
  const { administratorId } = await foundAgency(ctx, {
    ...{ name, shortName: name.slice(0, 60), code: flags.agency, zone, from: dayIn(zone, ctx.clock.now()) },
    administrator: {
      person: newPerson(flags),
      postName: administratorRole,
      roleName: administratorRole,
      permissions: administratorPermissions,
    },
  });
  return administratorId;
}

function newPerson({ name, nip, email }: Flags) {
  if (!name) throw new UsageError(`A person who is not there yet needs --name.\n${help}`);
  const result = people.create.input.safeParse({
    name,
    kind: nip ? 'pns' : 'other',
    ...(nip ? { nip } : {}),
    ...(email ? { email } : {}),
  });
  if (result.success) return result.data;
  throw new UsageError(`--${String(result.error.issues[0]!.path[0])} is not right.\n${help}`);
}
