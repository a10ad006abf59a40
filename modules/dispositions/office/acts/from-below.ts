import type { SentInput } from '#core/contract/operation.ts';
import type { dispositions } from '../../contract/dispositions.ts';
import type { RecipientId } from '../../contract/terms.ts';
import type { DeskView, ReportView } from '../../contract/views.ts';

export type FileFromBelow = NonNullable<SentInput<typeof dispositions.report>['filesFromBelow']>[number];

/** A report that came to a desk from one right below it. */
export interface ReportFromBelow {
  id: ReportView['id'];
  postName: string;
  /** As it stands in the report that takes it over. */
  text: string;
  files: ReportView['files'];
}

/** What came up to a desk, oldest first; what was sent back is to be mended and is not among it. */
export function reportsFromBelow(desks: readonly DeskView[], recipientId: RecipientId): ReportFromBelow[] {
  return desks
    .filter((desk) => desk.parentId === recipientId)
    .flatMap(({ post, reports }) =>
      reports.flatMap(({ id, text, files, sentBackAt }) =>
        text === null || sentBackAt
          ? []
          : [{ id, postName: post.name, text: `${post.name}:\n${text}`, files }],
      ),
    );
}

/** The text with a piece at its end. */
export function withPiece(text: string, piece: string): string {
  return text.trim() === '' ? piece : `${text.trimEnd()}\n\n${piece}`;
}

/** The text without a piece that it has as it was taken over; what was changed in it meanwhile stays. */
export function withoutPiece(text: string, piece: string): string {
  const at = text.indexOf(piece);
  if (at < 0) return text;
  const [before, after] = [text.slice(0, at).trimEnd(), text.slice(at + piece.length).trimStart()];
  return before && after ? `${before}\n\n${after}` : before || after;
}
