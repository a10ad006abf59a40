/** How long somebody is around a thing without saying so again (ms). */
const stay = 60_000;

/** Who has a thing open at this moment, as far as this process heard; nothing of it is kept anywhere. */
export interface LiveCircles {
  come(subject: string, personId: string): void;
  around(subject: string): string[];
}

/** `now` is monotonic, in milliseconds. */
export function liveCircles(now = () => performance.now()): LiveCircles {
  const circles = new Map<string, Map<string, number>>();
  let swept = now();

  const sweep = () => {
    if (now() - swept < stay) return;
    swept = now();
    for (const [subject, people] of circles) {
      for (const [personId, until] of people) if (until <= now()) people.delete(personId);
      if (people.size === 0) circles.delete(subject);
    }
  };
  return {
    come(subject, personId) {
      sweep();
      const people = circles.get(subject) ?? new Map<string, number>();
      circles.set(subject, people.set(personId, now() + stay));
    },
    around: (subject) =>
      [...(circles.get(subject) ?? [])].filter(([, until]) => until > now()).map(([personId]) => personId),
  };
}
