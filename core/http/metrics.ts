import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Measure = (operation: string, status: number, seconds: number) => void;

export interface Metrics {
  measure: Measure;
  jobs: Counter<'job' | 'outcome'>;
  /** For figures of others. */
  registry: Registry;
  text(): Promise<string>;
  contentType: string;
}

/** The figures for Prometheus: by operation, never by person or address. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'pendopo_' });
  const requests = new Histogram({
    name: 'pendopo_request_seconds',
    help: 'Duration of requests by operation and status class',
    labelNames: ['operation', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const jobs = new Counter({
    name: 'pendopo_jobs_total',
    help: 'Jobs finished by name and outcome',
    labelNames: ['job', 'outcome'] as const,
    registers: [registry],
  });
  return {
    measure: (operation, status, seconds) =>
      requests.observe({ operation, status: `${Math.floor(status / 100)}xx` }, seconds),
    jobs,
    registry,
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
