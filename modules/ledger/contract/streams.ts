import type { Stream } from './terms.ts';

/** Single types of event that go elsewhere than the rest of their kind: who read what. */
const readings: ReadonlySet<string> = new Set(['letter.opened', 'delivery.read', 'disposition.read']);

/** Which stream the events of a kind (what stands before the point) go to; every kind of the house is here. */
const kinds: Readonly<Record<Stream, readonly string[]>> = {
  letters: [
    ...['addressee', 'addressees', 'book', 'documents', 'file', 'intake', 'letter', 'mail', 'readers'],
    'disposition',
    ...['delivery', 'draft', 'mandate', 'number', 'number-book', 'outgoing', 'step'],
    ...['agency-seal', 'signature-authority', 'signature-settings', 'signing-certificate'],
    ...[
      'classification',
      'dossier',
      'record',
      'hold',
      'disposal',
      'loan',
      'place',
      'access-rule',
      'access-rules',
      'records',
      'arrangement',
      'note',
      'ingest',
      'ingest-items',
    ],
    ...['agency', 'holder', 'person', 'post', 'role', 'secretary', 'sheet', 'unit', 'distribution-list'],
    ...['staff-entry', 'staff-request', 'staff-sheet', 'staff-milestone', 'staff-lead-times'],
    'ledger',
  ],
  attendance: [
    ...[
      'attendance',
      'shift',
      'leave',
      'leave-balance',
      'leave-settings',
      'leave-delegation',
      'leave-staffing',
      'leave-calendar',
      'overtime',
      'device',
      'kiosk',
    ],
    ...[
      'attendance-settings',
      'attendance-request',
      'attendance-discipline',
      'check-in-place',
      'check-in-review',
      'deduction-scheme',
    ],
    ...[
      'holiday',
      'holidays',
      'ramadan',
      'working-pattern',
      'pattern-assignment',
      'unit-zone',
      'flexibility',
    ],
  ],
  access: [
    'account',
    'door',
    'emergency',
    'factor',
    'key',
    'password',
    'password-policy',
    'session',
    'staff-file',
    'leave-proof',
  ],
};

const streamOfKind = new Map(
  Object.entries(kinds).flatMap(([stream, names]) => names.map((name) => [name, stream as Stream] as const)),
);

/** The stream that is known for a type; nothing for one that nobody sorted. */
export function knownStreamOf(type: string): Stream | undefined {
  return readings.has(type) ? 'access' : streamOfKind.get(type.slice(0, type.indexOf('.')));
}

/** The stream of an event. One that nobody sorted goes with the letters: it is better told there than not at all. */
export function streamOf(type: string): Stream {
  return knownStreamOf(type) ?? 'letters';
}
