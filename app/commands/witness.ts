import { join, resolve } from 'node:path';
import { operatorText } from '#app/operator-texts.ts';
import { OperatorError } from '#core/db/embedded/operator-error.ts';
import { createLogger } from '#core/log/logger.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { believedLogsFile } from '#modules/ledger/witness/believed-logs.ts';
import { serveWitness } from '#modules/ledger/witness/serve-witness.ts';
import { openWitness } from '#modules/ledger/witness/witness.ts';
import { WitnessFault } from '#modules/ledger/witness/witness-fault.ts';
import { runUntilStopped } from './lifecycle.ts';
import { readArguments, UsageError } from './usage-error.ts';

/**
 * `witness FOLDER [--name NAME] [--logs FILE] [--host ADDRESS] [--port PORT]`: cosigns the logs of other agencies. It
 * needs nothing but its folder: no database, none of the settings of the house.
 */
export async function witness(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args, {
    name: { type: 'string' },
    logs: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '3380' },
  });
  const [given, ...others] = positionals;
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : 65_536;
  if (!given || others.length > 0 || port > 65_535) throw new UsageError();
  const folder = resolve(given);
  const log = createLogger(process.stderr.isTTY ? 'warn' : 'info');

  await runUntilStopped(log, async ({ onStop }) => {
    try {
      const logs = await believedLogsFile(values.logs ?? join(folder, 'logs'), (reason) =>
        log.error({ reason }, 'the list of logs cannot be read; what it said before holds'),
      );
      const opened = await openWitness({ folder, name: values.name, logs, log });
      onStop(opened.close);
      const served = await serveWitness(opened, {
        ...{ host: values.host, port, ailment: () => logs.fault },
        onError: (error) => log.error({ err: error }, 'a request could not be answered'),
      });
      onStop(served.close);
      console.log(printVerifierKey(opened.signer.key));
      console.log(operatorText('witness.ready', { url: served.url }));
    } catch (error) {
      if (!(error instanceof WitnessFault)) throw error;
      throw new OperatorError(operatorText(`witness.${error.reason}`, { detail: error.detail }));
    }
  });
}
