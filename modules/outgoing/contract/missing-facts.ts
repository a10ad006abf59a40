import type { DraftFacts } from './draft-fields.ts';
import type { LetterKind } from './kinds.ts';
import type { LayoutPiece } from './layouts.ts';

/** Whether whom it goes to stands on the paper. */
export function printsRecipients(layout: readonly LayoutPiece[]): boolean {
  return layout.some(
    (one) => one.piece === 'recipients' || (one.piece === 'head' && one.lines.includes('to')),
  );
}

/** What stands round a letter of this kind and is still missing before it goes on its way, as error codes. */
export function missingFacts(
  kind: LetterKind,
  layout: readonly LayoutPiece[],
  facts: Pick<DraftFacts, 'signers' | 'classificationCode'> & { recipients: readonly unknown[] },
): string[] {
  const missing: [boolean, string][] = [
    [facts.signers.length < kind.signers[0], 'outgoing.signers-too-few'],
    [
      kind.classification === 'always' && facts.classificationCode === null,
      'outgoing.classification-missing',
    ],
    [printsRecipients(layout) && facts.recipients.length === 0, 'outgoing.recipients-missing'],
  ];
  return missing.flatMap(([is, code]) => (is ? [code] : []));
}
