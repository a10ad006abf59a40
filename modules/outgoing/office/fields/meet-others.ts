import type { DraftFacts } from '../../contract/draft-fields.ts';

export type FactName = keyof DraftFacts;
export type Facts = Partial<DraftFacts>;

interface Meeting {
  /** What is sent (again) upon what stands there now. */
  send: Facts;
  /** Fields that somebody else changed meanwhile to something else: the writer decides. */
  contested: FactName[];
}

/**
 * Own changes meet what others did meanwhile, field by field: what nobody else touched is sent, what is the same already
 * need not be.
 * @param from what stood in each changed field when its change began
 */
export function meetOthers(from: Facts, now: DraftFacts, mine: Facts): Meeting {
  const meeting: Meeting = { send: {}, contested: [] };
  for (const name of Object.keys(mine) as FactName[]) {
    if (isSame(now[name], mine[name])) continue;
    if (!(name in from) || isSame(now[name], from[name])) Object.assign(meeting.send, { [name]: mine[name] });
    else meeting.contested.push(name);
  }
  return meeting;
}

/** Values of fields are plain data: the same words are the same value. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
