import { type Settings, type Tx, transact } from '#core/db/tx.ts';
import type { TestHouse } from './test-house.ts';

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

/** What a query touched: blocks of the database with those that its functions read, the plan as text, milliseconds. */
export interface Touched {
  blocks: number;
  text: string;
  ms: number;
}

/** What the last statement of `ask` touches, as the web role asks it and after its plan has become generic. */
export async function touchedBlocks(
  house: TestHouse,
  settings: Settings,
  ask: (tx: Tx) => Promise<unknown>,
): Promise<Touched> {
  let found: Touched = { blocks: 0, text: '', ms: 0 };
  await transact(house.house.appPool, settings, 'write', async (tx) => {
    await tx.rows('set local plan_cache_mode = force_generic_plan');
    const explaining = {
      rows: async (text: string, values: unknown[]) => {
        const statement = `explain (analyze, buffers, format json) ${text}`;
        const [answer] = await tx.rows<{ 'QUERY PLAN': [{ Plan: Plan; 'Execution Time': number }] }>(
          statement,
          values,
        );
        const [{ Plan: plan, 'Execution Time': ms }] = answer!['QUERY PLAN'];
        found = {
          blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
          text: JSON.stringify(plan),
          ms,
        };
        return [{}];
      },
      all: (query: { compile(): { sql: string; parameters: unknown[] } }) => {
        const { sql, parameters } = query.compile();
        return explaining.rows(sql, parameters);
      },
      maybe: async (query: { compile(): { sql: string; parameters: unknown[] } }) =>
        (await explaining.all(query))[0],
    };
    await ask(explaining as unknown as Tx);
  });
  return found;
}
