export interface Token {
  value: string;
  /** Seconds from now. */
  lasts: number;
}

export interface TokenKeeper {
  /** The token, a new one where the last has come near its end; who comes meanwhile waits for the same. */
  token(): Promise<string>;
  /** Forgets the token, if it is still the one that was refused. */
  refused(token: string): void;
}

/** So many seconds before its end a token is not sent any more. */
const margin = 60;

/** Keeps a token in memory until shortly before its end; of a short-lived one half of its time. `now` in milliseconds. */
export function tokenKeeper(fetchToken: () => Promise<Token>, now: () => number): TokenKeeper {
  let kept: { value: string; until: number } | undefined;
  let coming: Promise<string> | undefined;

  const fetched = async () => {
    const { value, lasts } = await fetchToken();
    kept = { value, until: now() + Math.max(lasts / 2, lasts - margin) * 1_000 };
    return value;
  };
  return {
    async token() {
      if (kept && now() < kept.until) return kept.value;
      coming ??= fetched().finally(() => {
        coming = undefined;
      });
      return coming;
    },
    refused(token) {
      if (kept?.value === token) kept = undefined;
    },
  };
}
