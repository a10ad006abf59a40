import pg from 'pg';

/** One statement as the server sent it. */
export interface Statement {
  text: string;
  values: readonly unknown[];
  /** Sent while the one before was still being answered: they travel together. */
  together: boolean;
}

/** What was recorded, and since when (ms): ids that are younger were made by the recorded work. */
export interface Recording {
  since: number;
  statements: Statement[];
}

type Query = (this: pg.Client, config: unknown, values?: unknown, callback?: unknown) => unknown;

/** The statements that `work` runs over any connection of this process, in the order in which they were sent. */
export async function recordSql(work: () => Promise<unknown>): Promise<Recording> {
  const since = Date.now();
  const statements: Statement[] = [];
  const original = pg.Client.prototype.query as unknown as Query;
  let open = 0;
  const recording: Query = function (config, values, callback) {
    const given =
      typeof config === 'string' ? { text: config } : (config as { text?: string; values?: unknown[] });
    const answer = original.call(this, config, values, callback);
    if (given.text === undefined || !(answer instanceof Promise)) return answer;
    statements.push({
      text: given.text,
      values: given.values ?? (values as unknown[]) ?? [],
      together: open > 0,
    });
    open += 1;
    const closed = () => {
      open -= 1;
    };
    answer.then(closed, closed);
    return answer;
  };
  pg.Client.prototype.query = recording as never;
  try {
    await work();
    return { since, statements };
  } finally {
    pg.Client.prototype.query = original as never;
  }
}
