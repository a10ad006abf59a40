import type { Cost, CostlyAction } from '../contract/costly-action.ts';
import { fail } from '../contract/errors.ts';
import type { Identity } from './ports.ts';

/** So many a minute, as many at once after a quiet minute. */
export interface Quota {
  person: number;
  agency: number;
}

/** An allowance for each costly action, and one for all requests together. */
export type QuotaLimits = Readonly<Record<CostlyAction | 'request', Quota>>;

/** More than a busy office needs, and little enough to leave the house to others. */
export const usualQuotas: QuotaLimits = {
  request: { person: 12_000, agency: 90_000 },
  search: { person: 240, agency: 6_000 },
  export: { person: 20, agency: 200 },
  print: { person: 60, agency: 1_500 },
  upload: { person: 300, agency: 3_000 },
  import: { person: 30, agency: 60 },
};

export interface Quotas {
  /**
   * Draws on the allowances of the person and of the agency.
   * @throws core.too-many-requests {seconds} for requests as such, core.quota-used-up {action, seconds}
   */
  take(identity: Identity, cost: Cost | undefined, input: unknown): void;
  /** Counts a request of the person. @throws core.too-many-requests {seconds} */
  takeRequest(token: string, identity: Identity): void;
  /** Refuses a token whose allowance was used up a moment ago, before anything is asked of the database. */
  refuseSpent(token: string): void;
}

/** A token bucket: `left` of so many at the instant `at`, in milliseconds of the monotonic clock. */
interface Bucket {
  left: number;
  at: number;
}

const mostBuckets = 100_000;

/**
 * Allowances in the memory of this process: nothing is asked of the database, and with N processes behind one balancer
 * a person has up to N times as much. That is enough against floods; what must be counted exactly uses
 * `core.try_throttle`. `now` is monotonic, in milliseconds.
 */
export function createQuotas(limits: QuotaLimits = usualQuotas, now = () => performance.now()): Quotas {
  const buckets = new Map<string, Bucket>();
  const spent = new Map<string, number>();

  /** The seconds until one more is allowed, and 0 where one was taken. */
  const draw = (key: string, perMinute: number): number => {
    const at = now();
    const known = buckets.get(key);
    const left = known ? Math.min(perMinute, known.left + ((at - known.at) * perMinute) / 60_000) : perMinute;
    if (left < 1) return Math.max(1, Math.ceil(((1 - left) * 60) / perMinute));
    if (!known && buckets.size >= mostBuckets) buckets.clear();
    buckets.set(key, { left: left - 1, at });
    return 0;
  };

  const drawBoth = (identity: Identity, action: CostlyAction | 'request'): number =>
    draw(`${action} ${identity.personId}`, limits[action].person) ||
    draw(`${action} ${identity.agencyId}`, limits[action].agency);

  return {
    take(identity, cost, input) {
      const action = drawnOn(cost, input);
      const seconds = action ? drawBoth(identity, action) : 0;
      if (seconds > 0) fail('core.quota-used-up', { action, seconds });
    },
    takeRequest(token, identity) {
      const seconds = drawBoth(identity, 'request');
      if (seconds === 0) return;
      if (spent.size >= mostBuckets) spent.clear();
      spent.set(token, now() + seconds * 1_000);
      fail('core.too-many-requests', { seconds });
    },
    refuseSpent(token) {
      const until = spent.get(token);
      if (until === undefined) return;
      const wait = until - now();
      if (wait > 0) fail('core.too-many-requests', { seconds: Math.ceil(wait / 1_000) });
      spent.delete(token);
    },
  };
}

function drawnOn(cost: Cost | undefined, input: unknown): CostlyAction | undefined {
  if (cost === undefined || typeof cost === 'string') return cost;
  const fields = input as Record<string, unknown>;
  return cost.whenGiven.some((name) => isGiven(fields[name])) ? cost.action : undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
