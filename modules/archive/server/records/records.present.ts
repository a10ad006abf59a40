import type { PersonId, UnitId } from '#core/contract/ids.ts';
import { holds, holdsAnywhere } from '#core/session/actor.ts';
import type { Context } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { fileRecords, keepRecordsUnit } from '../../contract/permissions.ts';
import { FilingRule } from '../../contract/terms.ts';
import type { FoundRecord, RecordRow, RecordView } from '../../contract/views.ts';
import type { AwaitedCopy, FileVersion } from '../documents/documents.queries.ts';
import type { StandingOpening } from '../emergency/emergency.queries.ts';
import type { PublicityRow } from '../sharing/publicity.queries.ts';
import type { FormerDescription } from './descriptions.queries.ts';
import type { FoundLine, filesOf, RecordLine, WholeRecord } from './records.queries.ts';

export function presentRecordRow(row: RecordLine): RecordRow {
  return {
    id: row.id as RecordRow['id'],
    dossierId: row.dossier_id as RecordRow['dossierId'],
    item: row.item_number,
    title: row.title,
    number: row.number,
    party: row.party,
    recordDate: row.record_date,
    code: row.code,
    securityClass: row.security_class,
    copyState: row.copy_state,
    medium: row.medium,
    pages: row.pages,
    files: row.files,
  };
}

export function presentFound(row: FoundLine, units: ReadonlyMap<UnitId, string>): FoundRecord {
  return {
    ...presentRecordRow(row),
    dossier: {
      unitId: row.unit_id as UnitId,
      unitName: units.get(row.unit_id as UnitId) ?? '—',
      year: row.dossier_year,
      number: row.dossier_number,
      title: row.dossier_title,
      state: row.dossier_state,
    },
  };
}

/** What the page of a record shows besides the row. */
export interface RecordParts {
  units: ReadonlyMap<UnitId, string>;
  codeTitle: string | null;
  filedBy: string | null;
  files: Awaited<ReturnType<typeof filesOf>>;
  /** The unit of its dossier and those above it. */
  unitPath: readonly UnitId[];
  publicity: PublicityRow | undefined;
  opening: StandingOpening | null;
  versions: readonly FileVersion[];
  copies: readonly AwaitedCopy[];
  formerly: readonly FormerDescription[];
  /** Its dossier is on a list of a disposal. */
  onList: boolean;
  people: ReadonlyMap<PersonId, { name: string }>;
}

function versionOf(
  position: number,
  { versions, people }: RecordParts,
): RecordView['documents'][number]['version'] {
  const row = versions.find((version) => version.position === position);
  if (!row) return null;
  const id = row.added_by as PersonId;
  return {
    ...{ of: row.of_position, kind: row.kind, reason: row.reason },
    addedBy: { id, name: people.get(id)?.name ?? '—' },
    addedAt: row.added_at.toISOString(),
  };
}

function awaitedCopyOf(
  position: number,
  { copies, people }: RecordParts,
): RecordView['documents'][number]['awaitedCopy'] {
  const copy = copies.find((one) => one.of_position === position);
  if (!copy) return null;
  const askedBy = { id: copy.asked_by, name: people.get(copy.asked_by)?.name ?? '—' };
  return { askedBy, askedAt: copy.asked_at.toISOString() };
}

export function presentRecord(ctx: Context, row: WholeRecord, parts: RecordParts): RecordView {
  const rule = FilingRule.catch('by-hand').parse((row.why as { rule?: unknown }).rule);
  return {
    ...presentFound(row, parts.units),
    codeTitle: parts.codeTitle,
    source: row.source_module && row.source_id ? { module: row.source_module, id: row.source_id } : null,
    filedAt: row.filed_at.toISOString(),
    filedBy: row.filed_by ? { id: row.filed_by as PersonId, name: parts.filedBy ?? '—' } : null,
    why: { rule, text: ctx.locales.text(ctx.locale, `archive.filed.${rule}`) },
    vital: row.vital,
    safeguarded: row.safeguarded,
    permanent: row.permanent,
    excepted: row.excepted,
    publicity: publicityIn(row, parts),
    emergency: parts.opening && {
      openingId: parts.opening.id,
      endsAt: parts.opening.endsAt.toISOString(),
      files: parts.opening.files,
    },
    edition: parts.formerly[0]?.edition ?? 0,
    formerly: parts.formerly.map(({ edition: _, replacedBy, replacedAt, ...said }) => ({
      ...said,
      replacedBy: { id: replacedBy, name: parts.people.get(replacedBy)?.name ?? '—' },
      replacedAt: replacedAt.toISOString(),
    })),
    can: rightsOn(ctx, row, parts),
    documents: parts.files.map((file) => ({
      position: file.position,
      name: file.name,
      mediaType: file.media_type,
      size: Number(file.size),
      searchable: file.searchable_sha256 !== null,
      pages: file.pages,
      version: versionOf(file.position, parts),
      awaitedCopy: awaitedCopyOf(file.position, parts),
    })),
  };
}

function publicityIn(row: WholeRecord, { publicity, people }: RecordParts): RecordView['publicity'] {
  const isOpen = row.security_class === 'B' && row.dossier_class === 'B';
  if (!publicity || (publicity.flag === 'open' && !isOpen)) return null;
  const id = publicity.set_by as PersonId;
  return {
    ...{ flag: publicity.flag, reason: publicity.reason },
    ...{ setBy: { id, name: people.get(id)?.name ?? '—' }, setAt: publicity.set_at.toISOString() },
  };
}

/** What the reader may do with the record: the same rules guard the use cases. */
function rightsOn(
  { actor }: Context,
  row: WholeRecord,
  { unitPath, publicity, opening, onList }: RecordParts,
): RecordView['can'] {
  const keeps = holds(actor, fileRecords, unitPath) && row.disposed_on === null && !opening;
  const confidential = isConfidential(row.security_class) || isConfidential(row.dossier_class);
  const open = !confidential && publicity?.flag !== 'excepted';
  const withThem = row.custody === 'processing-unit' || holdsAnywhere(actor, keepRecordsUnit);
  const changes = keeps && row.merged_into === null;
  return {
    addVersion: changes,
    describe: changes && row.source_id === null && withThem && !onList,
    share: keeps && open,
    setPublicity: keeps,
  };
}
