import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measurePools } from '#core/db/measure-pool.ts';
import { projectRoot } from '#core/db/project-root.ts';
import { createMetrics } from '#core/http/metrics.ts';
import { coreSchedules } from '#core/jobs/housekeeping.ts';
import { measureQueue } from '#core/jobs/queue-metrics.ts';

const page = readFileSync(join(projectRoot(), 'docs/operations/monitoring.md'), 'utf8');

test('the page about watching names every figure of our own, and no other', () => {
  const { registry } = createMetrics();
  measureQueue(registry, undefined as never);
  measurePools(registry, {});
  const ours = registry
    .getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => !/^pendopo_(process|nodejs)_/.test(name));
  const told = [...page.matchAll(/^\| `(pendopo_[a-z_]+)`/gm)].map((found) => found[1]);
  expect(told.sort()).toEqual(ours.sort());
});

test('the page about watching tells when the house keeps itself', () => {
  const [, , collect] = coreSchedules;
  expect(coreSchedules).toHaveLength(3);
  expect(collect).toMatchObject({ name: 'core.collect-objects', cron: '23 19 * * 6' });
  expect(page).toContain('Saturday 19:23');
});
