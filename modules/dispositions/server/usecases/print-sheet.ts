import { found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import { lettersByIds, presentPost } from '#modules/letters/server/letters.api.ts';
import { currentAgency, postsBelow } from '#modules/organization/server/organization.api.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import type { DispositionView, Instruction } from '../../contract/views.ts';
import { presentDisposition } from '../dispositions.present.ts';
import { offeredInstructions } from '../instructions.ts';
import { loadTree } from '../load-tree.ts';
import { requireReadable } from '../require-readable.ts';
import { type SheetLetter, sheetData } from '../sheet-data.ts';
import { type PrintedBlock, sheetWords } from '../sheet-words.ts';

const template = 'modules/dispositions/printing/disposition-sheet.typ';

/** The longest list of subordinates that is printed for ticking; of a longer one only the ticked posts are. */
const printedSubordinates = 50;

/** The disposition sheet of a letter: its head, and a block for every giver; empty ones to fill in by hand before that. */
export async function printSheet(
  ctx: OutsideContext,
  { letterId }: InputOf<typeof dispositions.sheet>,
): Promise<FileAnswer> {
  const { words, letter, now } = await ctx.transact('read', async (inner) => {
    await requireReadable(inner, letterId);
    const letter = found((await lettersByIds(inner, [letterId])).get(letterId));
    const agency = found(await currentAgency(inner.tx));
    const blocks = await gatherBlocks(inner, letter, agency.name);
    const reader: Context = inner;
    return {
      words: sheetWords(reader, { letter, agencyName: agency.name, blocks }),
      letter,
      now: inner.clock.now(),
    };
  });
  return {
    body: await renderPdf(template, words, now),
    mediaType: 'application/pdf',
    fileName: `lembar-disposisi-${letter.agendaNumber}-${letter.year}.pdf`,
    inline: true,
  };
}

async function gatherBlocks(
  ctx: TxContext,
  letter: SheetLetter & { id: InputOf<typeof dispositions.sheet>['letterId'] },
  agencyName: string,
): Promise<PrintedBlock[]> {
  const { actor } = ctx;
  const tree = await loadTree(ctx, letter.id);
  const offered = await offeredInstructions(ctx.tx);
  const viewer = { actor, now: ctx.clock.now() };
  const acts = tree.dispositions.map((act) => presentDisposition(tree, act, viewer));
  if (acts.length === 0) {
    const addressees = tree.letter.addressees.map((id) => presentPost(id, tree.posts));
    return Promise.all(
      addressees.map(async (post) => blank(post, await directlyBelow(ctx, post.id), offered)),
    );
  }
  const blocks: PrintedBlock[] = [];
  for (const disposition of acts) {
    const subordinates = await directlyBelow(ctx, disposition.fromPost.id);
    const sheet = sheetData({ agencyName, zone: actor.zone, letter, disposition, subordinates, offered });
    blocks.push({ ...sheet, unitName: disposition.fromPost.unitName, withheld: disposition.withheld });
  }
  return blocks;
}

async function directlyBelow(ctx: TxContext, postId: PostId) {
  const posts = await postsBelow(ctx.tx, postId, { limit: printedSubordinates, at: ctx.clock.now() });
  return posts.filter((post) => post.superiorId === postId);
}

/** What an addressee gets on paper before anything was given. */
function blank(
  post: DispositionView['fromPost'],
  subordinates: readonly { name: string }[],
  offered: readonly Instruction[],
): PrintedBlock {
  return {
    unitName: post.unitName,
    withheld: false,
    nature: null,
    forwardedTo: subordinates.map(({ name }) => ({ text: name, ticked: false })),
    instructions: offered.map(({ text }) => ({ text, ticked: false })),
    note: '',
    deadline: null,
    giver: { post: post.name, name: post.holderName ?? '', capacity: 'definitive', givenOn: null },
    standing: [],
  };
}
