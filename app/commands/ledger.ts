import type { House } from '#app/house.ts';
import { operatorLocale, operatorText } from '#app/operator-texts.ts';
import { AppError } from '#core/contract/errors.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { LogName } from '#modules/ledger/contract/terms.ts';
import {
  changeKey,
  continueLog,
  importLeaves,
  LedgerRefusal,
  logHeads,
  TileMissing,
} from '#modules/ledger/server/ledger.api.ts';
import { atAgencies } from './at-agency.ts';
import { type Given, quorum, type Work, witnesses } from './ledger-witnesses.ts';
import { readArguments, UsageError } from './usage-error.ts';

const acts: Record<string, (given: Given) => Work> = {
  import: bringBack,
  continue: goOn,
  'change-key': change,
  witnesses,
  quorum,
};

/** `ledger ACT … --agency CODE`: what a log needs of its operator. */
export async function ledger(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args, {
    ...{ agency: { type: 'string' }, reason: { type: 'string' } },
    ...{ group: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [name = '', ...words] = positionals;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act || !values.agency) throw new UsageError();
  const work = act({ ...values, words });
  await atAgencies(values.agency, async (agency, house) => {
    try {
      await work(agency, house);
    } catch (error) {
      throw inWords(error, house);
    }
  });
}

/** What the operator can act on. */
function inWords(error: unknown, { services }: House): unknown {
  if (error instanceof AppError)
    return new OperatorError(services.locales.text(operatorLocale(), `errors.${error.code}`, error.params));
  if (error instanceof TileMissing)
    return new OperatorError(operatorText('ledger.tile-missing', { reason: error.message }));
  if (!(error instanceof LedgerRefusal)) return error;
  const { code, record } = error;
  return new OperatorError(operatorText('ledger.refused', { code, record }));
}

/** The one log that is named, if any. */
function logIn({ words }: Given): LogName | undefined {
  const [log, ...others] = words;
  if (others.length > 0) throw new UsageError();
  const parsed = LogName.optional().safeParse(log);
  if (!parsed.success) throw new UsageError(operatorText('ledger.log-unknown', { log }));
  return parsed.data;
}

/** After a restore: the published leaves that the database lacks, from the entry bundles. */
function bringBack(given: Given): Work {
  const log = logIn(given);
  return async ({ code, ctx }, { tiles }) => {
    const logs = await ctx.transact('read', ({ tx }) => logHeads(tx));
    const wanted = logs.filter(({ stream, endedAt }) => !endedAt && (!log || stream === log));
    if (wanted.length === 0)
      throw new OperatorError(operatorText('ledger.log-unknown', { log: log ?? code }));
    for (const { stream } of wanted) {
      const leaves = await importLeaves(ctx, stream, tiles);
      console.log(operatorText(leaves > 0 ? 'ledger.imported' : 'ledger.complete', { log: stream, leaves }));
    }
  };
}

/** A log that cannot go on is followed by another. */
function goOn(given: Given): Work {
  const log = logIn(given);
  const { reason } = given;
  if (!log || !reason || reason.length > 300) throw new UsageError(operatorText('ledger.reason-needed'));
  return async ({ ctx }, { tiles }) => {
    const found = await continueLog(ctx, log, tiles, reason);
    const said = {
      sound: () => operatorText('ledger.sound', { log }),
      imported: () => operatorText('ledger.imported', { log, ...found }),
      continued: () => operatorText('ledger.continued', { ...found, follows: log }),
    };
    console.log(said[found.outcome]());
  };
}

/** Another key for the logs of the agency. */
function change({ words }: Given): Work {
  if (words.length > 0) throw new UsageError();
  return async ({ code, ctx }) => {
    const found = await ctx.transact('write', changeKey);
    if (found.outcome === 'no-key') throw new OperatorError(operatorText('ledger.no-key', { code }));
    const until = found.bothUntil.toISOString();
    if (found.outcome === 'changing') throw new OperatorError(operatorText('ledger.key-changing', { until }));
    console.log(operatorText('ledger.key-changed', { until, code }));
  };
}
