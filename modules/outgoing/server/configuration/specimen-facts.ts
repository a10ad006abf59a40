import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { rootUnit } from '#modules/organization/server/organization.api.ts';
import type { LetterKind } from '../../contract/kinds.ts';
import type { LetterheadFields } from '../../contract/letterhead-fields.ts';
import type { letterheads } from '../../contract/letterheads.ts';
import { exampleNumbers } from '../rules/numbering/example-numbers.ts';
import type { LetterFacts } from '../rules/paper/letter-facts.ts';
import { specimenOf } from '../rules/paper/specimen.ts';
import { todayOf } from './deciding.ts';
import { letterheadFor } from './letterhead-for.ts';
import { kindInForce, rulesInForce } from './rules-in-force.ts';

type Asked = Omit<InputOf<typeof letterheads.preview>, 'withPdf'>;

/**
 * A letter of a kind as it would be printed by settings that are not yet decided, marked as a specimen.
 * @param asked.letterhead with its emblem cleaned
 */
export async function specimenFacts(ctx: TxContext, asked: Asked): Promise<LetterFacts> {
  const today = todayOf(ctx);
  const rules = await rulesInForce(ctx.tx, today);
  const kind = typeof asked.kind === 'string' ? kindInForce(rules, asked.kind) : asked.kind;
  ensure(kind.layout, 'outgoing.kind-without-layout');
  const layout = asked.layout?.layout === kind.layout ? asked.layout.pieces : rules.layouts[kind.layout];
  const words = { ...rules.words, ...asked.words };
  const specimen = specimenOf(kind, layout, words);
  const form = formOf(kind, asked.letterhead);
  const unitId: UnitId = asked.unitId ?? found(await rootUnit(ctx.tx)).id;
  const placed = await letterheadFor(ctx.tx, { unitId, form, day: today, issuingPost: specimen.issuingPost });
  const { letterhead: entered } = asked;
  const pattern = rules.groups.find(({ code }) => code === kind.numberingGroup)?.pattern;
  return {
    ...specimen,
    kind,
    layout,
    page: asked.measures ? { ...asked.measures, paper: kind.paper } : rules.pages[kind.paper],
    agency: { ...placed.agency, place: entered?.place ?? placed.agency.place },
    letterhead: form && entered ? filledHead(entered, specimen.issuingPost) : placed.letterhead,
    text: asked.text ?? specimen.text,
    subject: asked.subject ?? specimen.subject,
    number: asked.number ?? (pattern && exampleNumbers(pattern, today)[0]) ?? null,
    day: today,
  };
}

/** Which head is shown: the one that is being made, else that of an ordinary signer. */
function formOf(kind: LetterKind, entered: LetterheadFields | undefined): 'post' | 'agency' | null {
  if (entered) return entered.form;
  return kind.letterhead === 'none' ? null : kind.letterhead === 'post' ? 'post' : 'agency';
}

function filledHead({ place: _, ...head }: LetterheadFields, issuingPost: string): LetterFacts['letterhead'] {
  return { ...head, lines: head.lines.map((text) => text.replaceAll('{jabatan}', issuingPost)) };
}
