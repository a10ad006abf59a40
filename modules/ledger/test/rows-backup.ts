import type { LedgerHouse } from './ledger-house.ts';

const tables = [
  'core.event',
  ...[
    'pending',
    'log',
    'log_key',
    'key_end',
    'log_end',
    'tree',
    'entry',
    'object_salt',
    'secret',
    'erasure',
  ].map((name) => `ledger.${name}`),
  ...['checkpoint', 'policy', 'alarm', 'monitor_look'].map((name) => `ledger.${name}`),
];
const kept = (table: string) => `backup.${table.replace('.', '_')}`;

/** The rows of the ledger as they are now, as a dump has them; gives the way back. What is published stays as it is. */
export async function rowsBackup({ owner }: Pick<LedgerHouse, 'owner'>): Promise<() => Promise<void>> {
  await owner('create schema backup');
  for (const table of tables) await owner(`create table ${kept(table)} as select * from ${table}`);
  const statements = tables.map((table) => `delete from ${table};`);
  const back = tables.toReversed().map((table) => `insert into ${table} select * from ${kept(table)};`);
  return async () => {
    await owner(
      `begin; set local session_replication_role = replica; ${[...statements, ...back].join('\n')} commit`,
    );
  };
}
