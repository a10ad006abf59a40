import { ensure } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { isOutsideAddress } from '#core/outside/outside-address.ts';
import type { TxContext } from '#core/session/context.ts';
import { settingsChanged } from '../../contract/events.ts';
import type { SignatureSettings, settings } from '../../contract/settings.ts';
import { ensureManagesSignatures } from '../manages-signatures.ts';
import { passwordContext } from '../settings/agency-settings.ts';
import { presentSettings } from '../settings/present-settings.ts';
import { keepSettings, type SettingsRow, settingsOf } from '../settings/settings.queries.ts';

type Input = InputOf<typeof settings.change>;

/** Chooses who makes the signatures from now on. */
export async function changeSettings(ctx: TxContext, input: Input): Promise<SignatureSettings> {
  await ensureManagesSignatures(ctx);
  const { agencyId, personId } = ctx.actor;
  const before = await settingsOf(ctx.tx, agencyId);
  const row: SettingsRow = {
    agency_id: agencyId,
    provider: input.provider,
    ...serviceOf(ctx, input, before),
    level: input.level,
    clock: input.clock,
    clock_address: input.clock === 'outside' ? input.clockAddress : null,
    changed_by: personId!,
    changed_at: ctx.clock.now(),
  };
  ensure(isComplete(row), 'signatures.settings-incomplete');
  for (const address of [row.service_address, row.clock_address])
    ensure(!address || isOutsideAddress(address, ctx.plainHosts ?? []), 'signatures.address-not-allowed');
  await keepSettings(ctx.tx, row);
  const { provider, level } = row;
  await emit(ctx, settingsChanged, { subject: agencyId, payload: { provider, level } });
  return presentSettings(ctx);
}

type Service = Pick<SettingsRow, 'service_address' | 'service_user' | 'service_password_sealed'>;

/** A password is kept for the address and the user that it was given for, and never sent to another address. */
function serviceOf(ctx: TxContext, input: Input, before: SettingsRow | undefined): Service {
  if (input.provider === 'local-x509')
    return { service_address: null, service_user: null, service_password_sealed: null };
  const { serviceAddress, serviceUser, servicePassword } = input;
  const isSame = before?.service_address === serviceAddress && before?.service_user === serviceUser;
  const sealed = servicePassword
    ? ctx.secrets.seal(passwordContext(ctx.actor.agencyId), servicePassword)
    : isSame
      ? before!.service_password_sealed
      : null;
  return { service_address: serviceAddress, service_user: serviceUser, service_password_sealed: sealed };
}

const isComplete = (row: SettingsRow): boolean =>
  (row.provider === 'local-x509' ||
    !!(row.service_address && row.service_user && row.service_password_sealed)) &&
  (row.clock === 'local' || !!row.clock_address);
