/** So many may wait for one name; more are refused rather than kept in memory. */
const mostWaiting = 256;

export class TooManyWaiting extends Error {}

/** Does the works of one name one after another, in the order in which they came; works of other names go beside them. */
export function oneAtATime(): <Answer>(name: string, work: () => Promise<Answer>) => Promise<Answer> {
  const last = new Map<string, { waiting: number; end: Promise<unknown> }>();
  return (name, work) => {
    const queue = last.get(name) ?? { waiting: 0, end: Promise.resolve() };
    if (queue.waiting >= mostWaiting) return Promise.reject(new TooManyWaiting());
    queue.waiting += 1;
    const answer = queue.end.then(work).finally(() => {
      queue.waiting -= 1;
      if (queue.waiting === 0) last.delete(name);
    });
    queue.end = answer.catch(() => undefined);
    last.set(name, queue);
    return answer;
  };
}
