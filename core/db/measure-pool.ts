import type pg from 'pg';
import { Gauge, type Registry } from 'prom-client';

/** Connections of the pools of this process, and who waits for one. */
export function measurePools(registry: Registry, pools: Record<string, pg.Pool>): void {
  new Gauge({
    name: 'pendopo_database_connections',
    help: 'Connections of this process by role; waiting are requests and jobs that want one',
    labelNames: ['role', 'state'],
    registers: [registry],
    collect() {
      for (const [role, pool] of Object.entries(pools)) {
        this.set({ role, state: 'used' }, pool.totalCount - pool.idleCount);
        this.set({ role, state: 'idle' }, pool.idleCount);
        this.set({ role, state: 'waiting' }, pool.waitingCount);
      }
    },
  });
}
