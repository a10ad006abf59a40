const windowMilliseconds = 10_000;
const perWindow = 20_000;
const maxAddresses = 50_000;

/**
 * A coarse ceiling of requests per address and process, against floods; costly acts have their own, shared limits
 * (`core.try_throttle`). Returns the seconds to wait, 0 when allowed.
 */
export function requestLimiter(limit = perWindow): (address: string) => number {
  let started = Date.now();
  let counts = new Map<string, number>();
  return (address) => {
    const now = Date.now();
    if (now - started > windowMilliseconds || counts.size > maxAddresses) {
      started = now;
      counts = new Map();
    }
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count > limit ? Math.ceil((started + windowMilliseconds - now) / 1_000) : 0;
  };
}
