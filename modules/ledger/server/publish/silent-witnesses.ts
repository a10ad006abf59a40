/** Which witnesses did not answer lately: everybody who asks one that is dead waits until patience is over. */
export interface SilentWitnesses {
  isSilent(address: string): boolean;
  /** Notes whether one that was asked answered. */
  heard(address: string, hasAnswered: boolean): void;
}

/** Leaves a witness that did not answer out for a minute, whichever agency asks. @param now milliseconds */
export function silentWitnesses(
  now: () => number = () => performance.now(),
  restMilliseconds = 60_000,
): SilentWitnesses {
  const until = new Map<string, number>();
  return {
    isSilent: (address) => (until.get(address) ?? 0) > now(),
    heard(address, hasAnswered) {
      if (hasAnswered) until.delete(address);
      else until.set(address, now() + restMilliseconds);
    },
  };
}
