import type { Block } from '../../../contract/content.ts';
import type { LayoutPiece } from '../../../contract/layouts.ts';
import type { NamedPerson } from '../../../contract/letter-text.ts';
import { dayInWords, daySpan, hours, longDay } from '../words/indonesian-day.ts';
import { ordinalWords } from '../words/number-words.ts';
import { fillIn } from './fill-in.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { PaperPiece, PrintedTable } from './paper.ts';

/** More people than this are a table; fewer are told line by line. */
const mostLineByLine = 3;

export function partPieces(facts: LetterFacts, piece: Extract<LayoutPiece, { piece: 'part' }>): PaperPiece[] {
  const content = facts.text.parts[piece.part];
  if (!content) return [];
  const blocks = filled(facts, content.content);
  const label = piece.label ? facts.words[piece.label]! : '';
  if (piece.form === 'beside') return [{ piece: 'beside', label, blocks }];
  const text: PaperPiece = { piece: 'content', blocks, closing: false };
  return piece.form === 'heading' ? [{ piece: 'heading', text: label }, text] : [text];
}

export function filled(facts: LetterFacts, blocks: readonly Block[]): Block[] {
  return fillIn(blocks, {
    number: facts.number ?? '…',
    day: longDay(facts.day),
    'day-in-words': dayInWords(facts.day),
    subject: facts.subject,
    'issuing-post': facts.issuingPost,
    'signing-post': facts.signatures[0]?.block.lines.at(-1)?.replace(/,$/, '') ?? '…',
    'signer-name': facts.signatures[0]?.block.name ?? '…',
    agency: facts.agency.name,
  });
}

/** hari/tanggal, pukul, tempat, acara. */
export function eventPiece({ text: { event }, words, agency }: LetterFacts): PaperPiece[] {
  if (!event) return [];
  const rows = [
    [words['event-day']!, daySpan(event.from, event.to)],
    [words['event-hours']!, hours(agency.zone, event.startsAt, event.endsAt)],
    [words['event-place']!, event.place],
    [words['event-online']!, event.onlineAddress],
    [words['event-matter']!, event.matter],
    [words['event-note']!, event.note],
  ];
  const told = rows.filter((row): row is [string, string] => row[1] !== null);
  return [{ piece: 'rows', rows: told, indent: 12, closed: false }];
}

/** Who is sent or certified: line by line, or as a table where they are many. */
export function peoplePieces(facts: LetterFacts, label: string | null): PaperPiece[] {
  const { people } = facts.text;
  const { words } = facts;
  if (people.length === 0) return [];
  if (people.length > mostLineByLine) return [peopleTable(facts, label)];
  const told = people.map((person) => personRows(words, person));
  return [{ piece: 'people', label: label ? words[label]! : null, people: told, after: [] }];
}

function personRows(words: LetterFacts['words'], person: NamedPerson): string[][] {
  const rows: [string, string | null][] = [
    [words.name!, person.name],
    [words.rank!, person.rank],
    [words['employee-number']!, person.employeeNumber],
    [words.post!, person.post],
    [words.address!, person.address],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null);
}

function peopleTable(facts: LetterFacts, label: string | null): PrintedTable {
  const { words, text } = facts;
  const capital = (key: string) => words[key]!.charAt(0).toUpperCase() + words[key]!.slice(1);
  return {
    piece: 'table',
    heading: label ? `${words[label]}:` : null,
    columns: [
      { heading: words.row!, share: 6, align: 'center' },
      { heading: capital('name'), share: 34, align: 'left' },
      { heading: `${capital('rank')} / ${capital('employee-number')}`, share: 28, align: 'left' },
      { heading: capital('post'), share: 32, align: 'left' },
    ],
    rows: text.people.map((person, index) => [
      `${index + 1}.`,
      person.name,
      [person.rank, person.employeeNumber].filter(Boolean).join('\n'),
      [person.post, person.address].filter(Boolean).join('\n'),
    ]),
  };
}

/** "Pada hari ini, Senin tanggal dua puluh tiga …": a record tells its day in words. */
export function daySentence({ words, day }: LetterFacts): PaperPiece {
  return {
    piece: 'line',
    text: words['day-sentence']!.replace('{hari}', dayInWords(day)),
    align: 'left',
    above: 6,
  };
}

/** The name by which a record calls a party: PIHAK KESATU. */
export function partyName(words: LetterFacts['words'], index: number): string {
  return `${words.party} ${ordinalWords(index + 1).toUpperCase()}`;
}

export function partiesPiece({ text: { people }, words }: LetterFacts): PaperPiece[] {
  if (people.length === 0) return [];
  const after = people.map((_, index) => words['as-party']!.replace('{pihak}', partyName(words, index)));
  return [{ piece: 'people', label: null, people: people.map((person) => personRows(words, person)), after }];
}

/** What a cover letter hands over. */
export function itemsPiece({ text: { items }, words }: LetterFacts): PaperPiece[] {
  if (items.length === 0) return [];
  return [
    {
      piece: 'table',
      heading: null,
      columns: [
        { heading: words.row!, share: 6, align: 'center' },
        { heading: words['items-what']!, share: 46, align: 'left' },
        { heading: words['items-amount']!, share: 22, align: 'left' },
        { heading: words['items-note']!, share: 26, align: 'left' },
      ],
      rows: items.map(({ what, amount, note }, index) => [`${index + 1}.`, what, amount, note ?? '']),
    },
  ];
}

export function meetingPiece({ text: { event, meeting }, words, agency }: LetterFacts): PaperPiece[] {
  if (!meeting) return [];
  const capital = (key: string) => words[key]!.charAt(0).toUpperCase() + words[key]!.slice(1);
  const present = meeting.present.map((one, index) =>
    meeting.present.length > 1 ? `${index + 1}. ${one}` : one,
  );
  const rows = [
    ...(event
      ? [
          [capital('event-matter'), event.matter],
          [capital('event-day'), daySpan(event.from, event.to)],
          [capital('event-hours'), hours(agency.zone, event.startsAt, event.endsAt)],
          [capital('event-place'), event.place],
        ]
      : []),
    [words.chair!, meeting.chair],
    [words['minute-taker']!, meeting.minuteTaker],
    ...(present.length > 0 ? [[words.present!, present.join('\n')]] : []),
  ];
  return [{ piece: 'rows', rows, indent: 0, closed: true }];
}

export function followUpsPieces({ text: { followUps }, words }: LetterFacts): PaperPiece[] {
  if (followUps.length === 0) return [];
  return [
    { piece: 'heading', text: words['follow-ups']! },
    {
      piece: 'table',
      heading: null,
      columns: [
        { heading: words.row!, share: 6, align: 'center' },
        { heading: words['follow-up-what']!, share: 44, align: 'left' },
        { heading: words['follow-up-who']!, share: 28, align: 'left' },
        { heading: words['follow-up-due']!, share: 22, align: 'left' },
      ],
      rows: followUps.map(({ what, who, due }, index) => [
        `${index + 1}.`,
        what,
        who,
        due ? longDay(due) : '-',
      ]),
    },
  ];
}
