/** One condition of an `If` header (RFC 4918 §10.4). */
interface Condition {
  not: boolean;
  token?: string;
  etag?: string;
}
export interface IfList {
  /** The address that it speaks of; null for that of the request. */
  resource: string | null;
  conditions: Condition[];
}

/** The lists of an `If` header; null where it cannot be read. */
export function readIf(header: string): IfList[] | null {
  const lists: IfList[] = [];
  let rest = header.trim();
  let resource: string | null = null;
  while (rest !== '') {
    const tag = /^<([^>]*)>\s*/.exec(rest);
    if (tag) {
      resource = tag[1]!;
      rest = rest.slice(tag[0].length);
    }
    const list = /^\(([^()]*)\)\s*/.exec(rest);
    const conditions = list && readConditions(list[1]!);
    if (!list || !conditions) return null;
    lists.push({ resource, conditions });
    rest = rest.slice(list[0].length);
  }
  return lists.length > 0 ? lists : null;
}

function readConditions(text: string): Condition[] | null {
  const conditions: Condition[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const one = /^(not\s+|not(?=<))?(?:<([^>]*)>|\[([^\]]*)\])\s*/i.exec(rest);
    if (!one) return null;
    const not = one[1] !== undefined;
    conditions.push(one[2] !== undefined ? { not, token: one[2] } : { not, etag: one[3]! });
    rest = rest.slice(one[0].length);
  }
  return conditions.length > 0 ? conditions : null;
}

/** Every lock token that a request names, whether its condition holds or not: submitting is naming (§10.4.1). */
export function tokensIn(lists: readonly IfList[]): Set<string> {
  return new Set(lists.flatMap(({ conditions }) => conditions.flatMap(({ token }) => token ?? [])));
}
