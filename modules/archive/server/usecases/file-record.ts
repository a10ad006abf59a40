import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { claimFiles } from '#modules/files/server/files.api.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import type { records } from '../../contract/records.ts';
import type { RecordView } from '../../contract/views.ts';
import { classRuleOn } from '../classification/class-rule.ts';
import { isAsStrict, stricter } from '../dossiers/dossiers.policy.ts';
import { readersOf } from '../dossiers/dossiers.queries.ts';
import { ensureReadable } from '../dossiers/ensure-readable.ts';
import { reckonDossiers } from '../dossiers/life-cycles.ts';
import { loadOpenDossier } from '../dossiers/load-dossier.ts';
import { enterRecord, recordOf } from '../records/file-thing.ts';
import type { RecordSource } from '../records/record-source.ts';
import { recordOfSource } from '../records/records.queries.ts';
import { forgetUnfiled } from '../records/records.writes.ts';
import { showRecordById } from '../records/show-record.ts';

/** Files uploads, or a thing on paper, at the end of a dossier. Its words are read by a job. */
export async function fileUpload(ctx: TxContext, input: InputOf<typeof records.file>): Promise<RecordView> {
  const { tx, actor } = ctx;
  const now = ctx.clock.now();
  const { row } = await loadOpenDossier(ctx, input.dossierId);
  const securityClass = input.securityClass ?? row.security_class;
  ensure(isAsStrict(securityClass, row.security_class), 'archive.class-below-dossier', {
    least: row.security_class,
  });
  await ensureReadable(ctx, { id: input.dossierId, securityClass: row.security_class }, securityClass);
  const own = input.code !== undefined && input.code !== row.code ? input.code : null;
  const rule = own ? await classRuleOn(tx, own, dayIn(actor.zone, now)) : null;
  ensure(own === null || rule, 'archive.unknown-classification');
  ensure(!rule || isAsStrict(securityClass, rule.securityClass), 'archive.class-below-rule', {
    least: rule?.securityClass ?? 'B',
  });
  const by = found(actor.personId);
  const files = await claimFiles(tx, input.fileIds, by, now);
  const id = await enterRecord(ctx, row, {
    title: input.title,
    number: input.number ?? null,
    party: input.party ?? null,
    recordDate: input.recordDate ?? null,
    code: own,
    versionId: own && rule ? rule.versionId : null,
    securityClass,
    copyState: input.copyState,
    medium: input.medium,
    pages: input.pages ?? null,
    source: null,
    ...{ by, at: now, why: { rule: 'by-hand' } },
    files: files.map((file) => ({
      ...{ fileId: file.fileId, name: file.name, mediaType: file.mediaType, size: file.sizeBytes },
      ...{ sha256: file.sha256, searchableSha256: null, pages: [] },
    })),
    text: '',
  });
  await reckonDossiers(ctx, [input.dossierId]);
  return showRecordById(ctx, found(id));
}

/** Files a letter that the actor may read into a dossier that they keep. */
export function fileLetter(sources: readonly RecordSource[]) {
  return async (ctx: TxContext, input: InputOf<typeof records.fileLetter>): Promise<RecordView> => {
    const { tx, actor } = ctx;
    const { row } = await loadOpenDossier(ctx, input.dossierId);
    const thing = { module: input.module, id: input.letterId };
    const told = found(await sources.find(({ module }) => module === thing.module)?.read(ctx, thing.id));
    ensure(!(await recordOfSource(tx, thing.module, thing.id)), 'archive.filed-already');
    const securityClass = stricter(told.securityClass, row.security_class);
    // A letter whose readers are named is never shown to others by where it lies.
    const readers = await readersOf(tx, input.dossierId);
    ensure(
      !isConfidential(told.securityClass) || readers.every((post) => told.readers.includes(post)),
      'archive.class-needs-readers',
    );
    await ensureReadable(ctx, { id: input.dossierId, securityClass: row.security_class }, securityClass);
    const today = dayIn(actor.zone, ctx.clock.now());
    const rule =
      told.code === null || told.code === row.code ? null : await classRuleOn(tx, told.code, today);
    const id = await enterRecord(ctx, row, {
      ...recordOf({ ...told, securityClass }, thing),
      ...(rule ? { code: told.code, versionId: rule.versionId } : { code: null, versionId: null }),
      ...{ by: found(actor.personId), at: ctx.clock.now(), why: { rule: 'by-hand' } },
    });
    await forgetUnfiled(tx, thing.module, thing.id);
    await reckonDossiers(ctx, [input.dossierId]);
    ensure(id, 'archive.filed-already');
    return showRecordById(ctx, id);
  };
}
