/** A policy as its file (C2SP tlog-policy). */
export interface PrintedPolicy {
  /** vkeys of the logs; a log that changes its key stands with both. */
  logs: readonly string[];
  groups: readonly {
    group: string;
    needs: number;
    members: readonly { name: string; vkey: string; address: string }[];
  }[];
}

export function printPolicy({ logs, groups }: PrintedPolicy): string {
  const taken = new Set<string>(['none']);
  const named = groups.map(({ group, needs, members }) => ({
    needs,
    lines: members.map(({ name, vkey, address }) => ({ name: free(name, taken), vkey, address })),
    name: free(`kelompok-${group}`, taken),
  }));
  const quorum = quorumOf(
    named.map(({ name }) => name),
    taken,
  );
  return [
    ...logs.map((vkey) => `log ${vkey}`),
    ...named.flatMap(({ lines }) =>
      lines.map(({ name, vkey, address }) => `witness ${name} ${vkey} ${address}`),
    ),
    ...named.map(
      ({ name, needs, lines }) => `group ${name} ${needs} ${lines.map((one) => one.name).join(' ')}`,
    ),
    ...quorum,
    '',
  ].join('\n');
}

function quorumOf(names: readonly string[], taken: Set<string>): string[] {
  const [only, ...others] = names;
  if (!only) return ['quorum none'];
  if (others.length === 0) return [`quorum ${only}`];
  const all = free('semua', taken);
  return [`group ${all} all ${names.join(' ')}`, `quorum ${all}`];
}

/** Names stand once in the file: two witnesses may bear one name. */
function free(name: string, taken: Set<string>): string {
  let one = name;
  for (let count = 2; taken.has(one); count += 1) one = `${name}~${count}`;
  taken.add(one);
  return one;
}
