/** The thing of a module that the record of a finding names, and the fact of its row or the object of its file. */
export interface AlarmedThing {
  module: string;
  thingId: string;
  fact: string | null;
}

const shape = /^([a-z]+) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?: (\S+))?$/;

/** Nothing for records of the log itself: leaves, sizes, tiles, events. */
export function alarmedThing(record: string): AlarmedThing | undefined {
  const [, module, thingId, fact] = shape.exec(record) ?? [];
  if (!module || !thingId || module === 'event') return undefined;
  return { module, thingId, fact: fact ?? null };
}
