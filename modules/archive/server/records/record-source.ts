import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import type { CopyState, Medium, SourceModule } from '../../contract/terms.ts';
import type { RecordFile } from './records.writes.ts';

/** A thing of another module. */
export interface SourceThing {
  module: SourceModule;
  id: string;
}

/** What becomes a record, as the module that it comes from tells it. */
export interface SourceRecord {
  /** The unit whose dossiers it belongs into. */
  unitId: UnitId;
  title: string;
  number: string | null;
  /** Who made it, or whom it came from. */
  party: string | null;
  recordDate: string | null;
  /** Its classification code; null where nobody gave it one. */
  code: string | null;
  securityClass: SecurityClass;
  /** Posts that read it for a reason of their own, to be named where it becomes confidential. */
  readers: readonly PostId[];
  copyState: CopyState;
  medium: Medium;
  files: readonly RecordFile[];
  /** Words of what is known of it, then of each page after a form feed. */
  text: string;
}

/**
 * A module whose things become records. It implements this and the application hands it to the archive, which so knows
 * no other module: they ask the archive for classifications, and two modules that ask each other are a circle.
 */
export interface RecordSource {
  readonly module: SourceModule;
  /** The thing as this context shows it. @throws core.not-found where it is not there, or not theirs to read */
  read(ctx: TxContext, id: string): Promise<SourceRecord>;
  /** What this module knows to belong to the same matter as a thing of any module: answers, what they answer, links. */
  related(ctx: TxContext, thing: SourceThing): Promise<readonly SourceThing[]>;
}
