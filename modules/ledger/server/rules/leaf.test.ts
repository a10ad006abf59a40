import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { actorOf, bodyOf, LeafFault, type LoggedEvent, leafOf, parseLeaf, printLeaf } from './leaf.ts';

const event: LoggedEvent = {
  id: '019aa000-0000-7000-8000-000000000001',
  type: 'letter.registered',
  version: 1,
  occurredAt: new Date('2026-11-21T09:15:02.123Z'),
  actorKind: 'person',
  personId: '019aa000-0000-7000-8000-000000000002',
  postId: null,
  capacity: null,
  subjectId: '019aa000-0000-7000-8000-000000000003',
  matterId: '019aa000-0000-7000-8000-000000000003',
  payload: { posts: [], agendaNumber: 12 },
  requestId: null,
};
const agency = '019aa000-0000-7000-8000-0000000000aa';
const salts = { leaf: new Uint8Array(32).fill(1), object: new Uint8Array(32).fill(2) };
const leaf = leafOf(sha256, agency, event, 4, salts);
const text = Buffer.from(printLeaf(leaf)).toString();
const hash = (salt: Uint8Array, told: string) =>
  createHash('sha256').update(salt).update(told).digest('base64');

describe('the leaf of an event', () => {
  it('is lines of text that anybody can make again', () => {
    expect(text).toBe(
      [
        'pendopo/leaf/v1',
        'kind letter.registered',
        `agency ${agency}`,
        'at 2026-11-21T09:15:02.123Z',
        `object ${hash(salts.object, event.subjectId)}`,
        'seq 4',
        `body ${hash(salts.leaf, '{"event":"019aa000-0000-7000-8000-000000000001","matter":"019aa000-0000-7000-8000-000000000003","payload":{"agendaNumber":12,"posts":[]},"request":null,"subject":"019aa000-0000-7000-8000-000000000003","version":1}')}`,
        `actor ${hash(salts.leaf, 'person\n019aa000-0000-7000-8000-000000000002\n\n\n')}`,
        '',
      ].join('\n'),
    );
  });

  it('is read as it was written, with a file and a stamp too', () => {
    expect(printLeaf(parseLeaf(printLeaf(leaf)))).toEqual(printLeaf(leaf));
    expect(parseLeaf(printLeaf(leaf)).seq).toBe(4);
    const issued = { ...leaf, pdf: 'ab'.repeat(32), stamp: new Uint8Array(16).fill(9) };
    expect(parseLeaf(printLeaf(issued))).toMatchObject({ pdf: issued.pdf, stamp: issued.stamp });
    expect(printLeaf(parseLeaf(printLeaf(issued)))).toEqual(printLeaf(issued));
  });

  it('names the file that its event issues, and none of what came in', () => {
    const pdfSha256 = 'cd'.repeat(32);
    const of = (payload: unknown, type = 'outgoing.sent') =>
      leafOf(sha256, agency, { ...event, type, payload }, 4, salts).pdf;
    expect(of({ pdfSha256 })).toBe(pdfSha256);
    expect(of({ pdfSha256: 'not a digest' })).toBeUndefined();
    expect(of(null)).toBeUndefined();
    // What came in proves no file, whatever its event says.
    for (const type of ['letter.registered', 'delivery.arrived', 'record.filed', 'outgoing.arrived'])
      expect(of({ pdfSha256 }, type)).toBeUndefined();
  });

  it('tells nobody who acted on what', () => {
    for (const id of [event.personId!, event.subjectId, event.id, 'agendaNumber'])
      expect(text).not.toContain(id);
  });

  it('changes with everything that the row of the event says', () => {
    const others: Partial<LoggedEvent>[] = [
      { id: agency },
      { type: 'letter.closed' },
      { version: 2 },
      { occurredAt: new Date(0) },
      { actorKind: 'system' },
      { personId: null },
      { postId: agency },
      { capacity: 'plt' },
      { subjectId: agency },
      { matterId: agency },
      { payload: { posts: [], agendaNumber: 13 } },
      { requestId: 'r' },
    ];
    expect(Object.keys(event).toSorted()).toEqual(others.flatMap(Object.keys).toSorted());
    for (const other of others) {
      const changed = leafOf(sha256, agency, { ...event, ...other }, 4, salts);
      expect(Buffer.from(printLeaf(changed)).toString(), JSON.stringify(other)).not.toBe(text);
    }
    expect(bodyOf(event)).not.toContain(actorOf(event));
  });

  it.each([
    ['another first line', text.replace('v1', 'v2')],
    ['a line that is missing', text.replace(/^seq .*\n/m, '')],
    ['a line too many', `${text}note x\n`],
    ['no newline at the end', text.slice(0, -1)],
    ['a sequence of nothing', text.replace('seq 4', 'seq 0')],
    ['a leading zero', text.replace('seq 4', 'seq 04')],
    ['a hash of another length', text.replace(/^body .*$/m, 'body AAAA')],
    ['another order', text.replace(/^(kind .*)\n(agency .*)$/m, '$2\n$1')],
    ['another spelling of the time', text.replace('.123Z', '.123+00:00')],
  ])('is refused with %s', (_, other) => {
    expect(() => parseLeaf(Buffer.from(other))).toThrow(LeafFault);
  });
});
