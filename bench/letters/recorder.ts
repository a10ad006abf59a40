import type { BenchHouse } from './bench-house.ts';
import type { Bench } from './measuring.ts';
import { recordSql } from './record-sql.ts';

/** Keys of acts are made anew by each transaction. */
const keyMark = 'bench-key-';

/** Runs requests in this process, so that the statements of their pass through the server can be seen. */
export function recorder(house: BenchHouse): Bench['sqlOf'] {
  const { server } = house.inside();
  return async (shot) => {
    const ask = async (name: string) => {
      const answer = await server.inject({
        method: shot.method as 'GET',
        url: shot.path,
        headers: {
          authorization: `Bearer ${shot.token}`,
          'idempotency-key': name,
          'content-type': 'application/json',
        },
        ...(shot.body === undefined ? {} : { payload: shot.body }),
      });
      if (answer.statusCode >= 400) throw new Error(`${shot.path}: ${answer.statusCode} ${answer.body}`);
    };
    return recordSql(() => ask(keyMark + crypto.randomUUID()));
  };
}
