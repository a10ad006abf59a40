import { dayIn } from '#core/clock/clock.ts';
import type { LetterView } from '#modules/letters/contract/views.ts';
import type { DispositionView, Instruction } from '../contract/views.ts';

/** The letter as the head of the sheet names it. */
export type SheetLetter = Pick<
  LetterView,
  | 'agendaNumber'
  | 'year'
  | 'letterNumber'
  | 'letterDate'
  | 'sender'
  | 'subject'
  | 'receivedAt'
  | 'securityClass'
  | 'urgency'
>;

export interface SheetSource {
  agencyName: string;
  zone: string;
  letter: SheetLetter;
  disposition: DispositionView;
  /** The direct subordinates of the giver, for the tick list; recipients further down are added to it. */
  subordinates: readonly { id: string; name: string }[];
  /** The list of the agency, in its order. */
  offered: readonly Instruction[];
}

export interface Tick {
  text: string;
  ticked: boolean;
}

/** What the form prints, in its order; days as `2026-11-21`, in the zone of the agency. */
export interface DispositionSheet {
  heading: string;
  from: string;
  letterNumber: string;
  letterDate: string | null;
  receivedOn: string;
  agendaNumber: string;
  /** Sifat: the two ticks for urgency and the one for secrecy. */
  nature: { verySoon: boolean; soon: boolean; secret: boolean };
  subject: string;
  forwardedTo: Tick[];
  instructions: Tick[];
  note: string;
  deadline: string | null;
  giver: { post: string; name: string; capacity: DispositionView['capacity']; givenOn: string };
  /** Where each recipient stood when the sheet was printed. */
  standing: { post: string; state: string; readOn: string | null; settledOn: string | null }[];
}

/**
 * The fields of the Lembar Disposisi as offices know it: head, sifat, "diteruskan kepada", "dengan hormat harap",
 * isi disposisi, paraf and date of the giver.
 */
export function sheetData({
  agencyName,
  zone,
  letter,
  disposition,
  subordinates,
  offered,
}: SheetSource): DispositionSheet {
  const day = (instant: string | null) => (instant ? dayIn(zone, new Date(instant)) : null);
  const to = new Set<string>(disposition.recipients.map((desk) => desk.post.id));
  const said = new Set(disposition.instructions.map((one) => one.code));
  const urgency = disposition.urgency;
  return {
    heading: agencyName,
    from: letter.sender,
    letterNumber: letter.letterNumber ?? '—',
    letterDate: letter.letterDate,
    receivedOn: dayIn(zone, new Date(letter.receivedAt)),
    agendaNumber: `${letter.agendaNumber}/${letter.year}`,
    nature: {
      verySoon: urgency === 'sangat-segera',
      soon: urgency === 'segera',
      secret: disposition.secret || letter.securityClass === 'SR' || letter.securityClass === 'R',
    },
    subject: letter.subject,
    forwardedTo: withMissing(
      subordinates.map((post) => ({ key: post.id, text: post.name })),
      disposition.recipients.map((desk) => ({ key: desk.post.id, text: desk.post.name })),
      to,
    ),
    instructions: withMissing(
      offered.map((one) => ({ key: one.code, text: one.text })),
      disposition.instructions.map((one) => ({ key: one.code, text: one.text })),
      said,
    ),
    note: disposition.note,
    deadline: disposition.deadline,
    giver: {
      post: disposition.fromPost.name,
      name: disposition.givenBy.name,
      capacity: disposition.capacity,
      givenOn: dayIn(zone, new Date(disposition.givenAt)),
    },
    standing: disposition.recipients.map((desk) => ({
      post: desk.post.name,
      state: desk.state,
      readOn: day(desk.readAt),
      settledOn: day(desk.settledAt),
    })),
  };
}

/** The printed list with its ticks; what was chosen but is not on it (any more) stands at its end. */
function withMissing(
  list: readonly { key: string; text: string }[],
  chosen: readonly { key: string; text: string }[],
  ticked: ReadonlySet<string>,
): Tick[] {
  const listed = new Set(list.map((one) => one.key));
  const missing = chosen.filter((one) => !listed.has(one.key));
  return [...list, ...missing].map(({ key, text }) => ({ text, ticked: ticked.has(key) }));
}
