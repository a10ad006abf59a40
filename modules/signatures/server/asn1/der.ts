/**
 * Distinguished encoding (ITU-T X.690 §10–11): what certificates, signatures and time stamps are written in.
 * Read strictly: definite, shortest lengths only, so that one content has one spelling.
 */
export interface DerNode {
  /** The identifier octet: class, constructed bit and number; numbers above 30 do not occur in what we read. */
  tag: number;
  /** The content without identifier and length. */
  content: Uint8Array;
  /** The whole encoding. */
  der: Uint8Array;
}

export class DerFault extends Error {
  constructor(what: string) {
    super(`not distinguished encoding: ${what}`);
    this.name = 'DerFault';
  }
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  time: 0x18,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Context-specific tags: constructed (explicit, or an implicit sequence) and primitive. */
export const held = (number: number): number => 0xa0 | number;
export const plain = (number: number): number => 0x80 | number;

/** The first node and how long it is; more bytes may follow. @throws DerFault */
export function readDer(bytes: Uint8Array): DerNode {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined) throw new DerFault('too short');
  if ((tag & 31) === 31) throw new DerFault('long tag');
  let length = first;
  let start = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerFault('length');
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[start++] ?? 0);
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerFault('length is not the shortest');
  }
  if (start + length > bytes.length) throw new DerFault('too short');
  return { tag, content: bytes.subarray(start, start + length), der: bytes.subarray(0, start + length) };
}

/** The only node: nothing may follow. @throws DerFault */
export function readWhole(bytes: Uint8Array, tag?: number): DerNode {
  const node = readDer(bytes);
  if (node.der.length !== bytes.length) throw new DerFault('something follows');
  if (tag !== undefined && node.tag !== tag) throw new DerFault(`tag ${node.tag} where ${tag} should be`);
  return node;
}

/** The nodes inside a constructed one. @throws DerFault */
export function childrenOf(node: DerNode | undefined): DerNode[] {
  if (!node || !(node.tag & 0x20)) throw new DerFault('nothing inside');
  const children: DerNode[] = [];
  for (let at = 0; at < node.content.length; ) {
    const child = readDer(node.content.subarray(at));
    children.push(child);
    at += child.der.length;
  }
  return children;
}

/** The node with this tag, passed on; nothing when another or none stands first. */
export function takeTag(nodes: DerNode[], tag: number): DerNode | undefined {
  return nodes[0]?.tag === tag ? nodes.shift() : undefined;
}

/** The next node, which must have this tag. @throws DerFault */
export function needTag(nodes: DerNode[], tag: number): DerNode {
  const node = nodes.shift();
  if (node?.tag !== tag) throw new DerFault(`tag ${node?.tag} where ${tag} should be`);
  return node;
}

export function oidOf(node: DerNode | undefined): string {
  if (node?.tag !== tags.oid || node.content.length === 0) throw new DerFault('object identifier');
  const parts: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 127);
    if (value > Number.MAX_SAFE_INTEGER / 128) throw new DerFault('object identifier');
    if (byte < 128) {
      parts.push(value);
      value = 0;
    }
  }
  if ((node.content.at(-1) ?? 0) >= 128) throw new DerFault('object identifier');
  const first = Math.min(2, Math.floor(parts[0]! / 40));
  return [first, parts[0]! - first * 40, ...parts.slice(1)].join('.');
}

/** A small whole number; serial numbers are compared as bytes instead. */
export function wholeOf(node: DerNode | undefined): number {
  if (node?.tag !== tags.integer && node?.tag !== tags.enumerated) throw new DerFault('whole number');
  if (node.content.length === 0 || node.content.length > 6 || node.content[0]! >= 128)
    throw new DerFault('whole number');
  return Buffer.from(node.content).readUIntBE(0, node.content.length);
}

/** The bits of a bit string as bytes; bits left over at the end must be zero. */
export function bitsOf(node: DerNode | undefined): Uint8Array {
  const unused = node?.content[0];
  if (node?.tag !== tags.bits || unused === undefined || unused > 7) throw new DerFault('bits');
  const left = node.content.length > 1 ? node.content.at(-1)! & ((1 << unused) - 1) : unused;
  if (left !== 0) throw new DerFault('bits');
  return node.content.subarray(1);
}

/** A bit string of whole bytes, as signatures and keys are. */
export function bytesOf(node: DerNode | undefined): Uint8Array {
  const bytes = bitsOf(node);
  if (node?.content[0] !== 0) throw new DerFault('bits');
  return bytes;
}

/** UTCTime and GeneralizedTime in their only distinguished forms, with an optional fraction (RFC 3161 §2.4.2). */
export function timeOf(node: DerNode | undefined): Date {
  if (!node) throw new DerFault('time');
  const text = Buffer.from(node.content).toString('latin1');
  const found =
    node.tag === tags.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/.exec(text)
      : node.tag === tags.time
        ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,6}))?Z$/.exec(text)
        : null;
  if (!found) throw new DerFault('time');
  const [, yearText, month, day, hour, minute, second, fraction] = found;
  const short = Number(yearText);
  const year = node.tag === tags.time ? short : short < 50 ? 2000 + short : 1900 + short;
  const iso = `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}.${(fraction || '0').padEnd(3, '0').slice(0, 3)}Z`;
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) throw new DerFault('time');
  return date;
}

/** The words of any of the string types that names are made of. */
export function wordsOf(node: DerNode): string {
  const bytes = Buffer.from(node.content);
  if (node.tag === tags.bmp) {
    if (bytes.length % 2) throw new DerFault('text');
    return bytes.swap16().toString('utf16le');
  }
  return bytes.toString(node.tag === tags.utf8 ? 'utf8' : 'latin1');
}

/** A node written: `der(tag, ...pieces)` joins what is inside. */
export function der(tag: number, ...pieces: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(pieces);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left & 255);
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length, ...bytes]), content]);
}

export const sequence = (...pieces: readonly Uint8Array[]): Buffer => der(tags.sequence, ...pieces);

/** SET OF: its members in the order of their encodings (X.690 §11.6). */
export const setOf = (members: readonly Uint8Array[], tag: number = tags.set): Buffer =>
  der(tag, ...[...members].sort((a, b) => Buffer.compare(a, b)));

export const octets = (bytes: Uint8Array): Buffer => der(tags.octets, bytes);
export const derNull = Buffer.from([5, 0]);
export const bits = (bytes: Uint8Array, unused = 0): Buffer => der(tags.bits, Buffer.from([unused]), bytes);
export const boolean = (value: boolean): Buffer => der(tags.boolean, Buffer.from([value ? 255 : 0]));
export const utf8 = (text: string): Buffer => der(tags.utf8, Buffer.from(text, 'utf8'));

/** A whole number that is not negative, from a number or from its bytes. */
export function integer(value: number | Uint8Array): Buffer {
  let bytes = typeof value === 'number' ? Buffer.alloc(6) : Buffer.from(value);
  if (typeof value === 'number') bytes.writeUIntBE(value, 0, 6);
  while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.subarray(1);
  return der(tags.integer, ...(bytes[0]! >= 128 || bytes.length === 0 ? [Buffer.from([0])] : []), bytes);
}

export function oid(text: string): Buffer {
  const [first, second, ...rest] = text.split('.').map(Number);
  const bytes = [first! * 40 + second!, ...rest].flatMap((part) => {
    const septets = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift((left % 128) | 128);
    return septets;
  });
  return der(tags.oid, Buffer.from(bytes));
}

/** To the second: UTCTime up to 2049, then GeneralizedTime (RFC 5280 §4.1.2.5). */
export function time(date: Date): Buffer {
  const text = generalText(date);
  return date.getUTCFullYear() < 2050
    ? der(tags.utcTime, Buffer.from(text.slice(2), 'latin1'))
    : der(tags.time, Buffer.from(text, 'latin1'));
}

export const generalizedTime = (date: Date): Buffer =>
  der(tags.time, Buffer.from(generalText(date), 'latin1'));

const generalText = (date: Date): string => `${date.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
