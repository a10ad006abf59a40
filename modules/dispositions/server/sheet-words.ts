import { dayIn } from '#core/clock/clock.ts';
import type { Context } from '#core/session/context.ts';
import type { DispositionSheet, SheetLetter, Tick } from './sheet-data.ts';

/** What one giver said, or a blank block for a giver who has not yet. */
export interface PrintedBlock
  extends Pick<DispositionSheet, 'forwardedTo' | 'instructions' | 'note' | 'deadline' | 'standing'> {
  unitName: string;
  withheld: boolean;
  /** Null on a blank block, where the letter's own urgency is printed. */
  nature: DispositionSheet['nature'] | null;
  giver: Omit<DispositionSheet['giver'], 'givenOn'> & { givenOn: string | null };
}

interface Printed {
  agencyName: string;
  letter: SheetLetter;
  blocks: readonly PrintedBlock[];
}

/** A list for ticking that is longer than this would not fit the sheet: only what is ticked is printed then. */
const longestList = 16;

/** Everything that the template prints, as text in the reader's language. */
export function sheetWords(ctx: Context, { agencyName, letter, blocks }: Printed) {
  const t = (key: string, params = {}) => ctx.locales.text(ctx.locale, `dispositions.sheet.${key}`, params);
  const day = (value: string | null) => (value ? longDay(ctx, value) : '');
  const [year, month, date] = dayIn(ctx.actor.zone, ctx.clock.now()).split('-').map(Number);
  const confidential = letter.securityClass === 'SR' || letter.securityClass === 'R';
  const nature = blocks[0]?.nature ?? {
    verySoon: letter.urgency === 'sangat-segera',
    soon: letter.urgency === 'segera',
    secret: confidential,
  };
  const labels = ['from', 'number', 'date', 'received', 'agenda', 'nature', 'subject'].map((key) => [
    key,
    t(key),
  ]);
  const parts = ['forwarded', 'instructions', 'note', 'deadline', 'initials', 'withheld', 'receipt'].map(
    (key) => [key, t(key)],
  );
  return {
    title: t('title'),
    agency: agencyName,
    unit: blocks[0]?.unitName ?? '',
    language: ctx.locale,
    printed: { year, month, day: date },
    labels: Object.fromEntries([...labels, ...parts]) as Record<string, string>,
    head: {
      from: letter.sender,
      number: letter.letterNumber ?? '—',
      date: day(letter.letterDate) || '—',
      received: day(dayIn(ctx.actor.zone, new Date(letter.receivedAt))),
      agenda: `${letter.agendaNumber}/${letter.year}`,
      subject: letter.subject,
      nature: [
        { text: t('very-soon'), ticked: nature.verySoon },
        { text: t('soon'), ticked: nature.soon },
        { text: t('secret'), ticked: nature.secret },
      ],
    },
    blocks: blocks.map((block) => ({
      heading: t('by', { post: block.giver.post }),
      forwarded: shortened(block.forwardedTo),
      instructions: block.withheld ? [] : block.instructions,
      withheld: block.withheld,
      note: block.note,
      deadline: day(block.deadline),
      signer: signerOf(ctx, block),
      name: block.giver.name,
      day: day(block.giver.givenOn),
      receipts: block.standing.map(({ post, readOn, settledOn }) => [
        post,
        readOn ? t('read-on', { day: day(readOn) }) : t('unread'),
        settledOn ? t('settled-on', { day: day(settledOn) }) : '',
      ]),
    })),
  };
}

/** Acting officials sign as such; a secretary's act is signed "for" the post. */
function signerOf(ctx: Context, { giver }: PrintedBlock): string {
  if (giver.capacity === 'definitive') return giver.post;
  return ctx.locales.text(ctx.locale, `dispositions.sheet.capacity.${giver.capacity}`, { post: giver.post });
}

function shortened(list: readonly Tick[]): readonly Tick[] {
  return list.length > longestList ? list.filter((one) => one.ticked) : list;
}

const tags = { id: 'id-ID', en: 'en-GB' } as const;

function longDay(ctx: Context, day: string): string {
  const format = new Intl.DateTimeFormat(tags[ctx.locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T12:00:00Z`));
}
