import { Readable } from 'node:stream';
import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { FileAnswer, OutsideContext } from '#core/http/route.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { currentAgency, rootUnit, unitNames } from '#modules/organization/server/organization.api.ts';
import type { handover } from '../../contract/handover.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import { loadList } from '../disposal/act-on-list.ts';
import { hiddenItems } from '../disposal/lists.queries.ts';
import { openItems } from '../rules/disposal/disposal-list.ts';
import { portableName } from './bag-paths.ts';
import { type DescribedDossier, metsOf } from './describe-records.ts';
import { recordsToHandOver } from './handover.queries.ts';
import { judgeBag } from './judge-bag.ts';
import { surveyTar } from './survey-bag.ts';
import { type BagFile, writeBag } from './write-bag.ts';

/**
 * The dossiers of a handover as one bag. From the opening of the report on, since the bag goes along with it; the records
 * stay here as copies, and only their custody ends with the execution.
 */
export async function packHandover(
  ctx: OutsideContext,
  input: InputOf<typeof handover.pack>,
): Promise<FileAnswer> {
  const packed = await ctx.transact('read', (inner) => layOut(inner, input));
  const { agencyName, number, dossiers, files, day } = packed;
  const at = ctx.clock.now();
  const name = portableName(`serah-${number}`);
  const bag = writeBag({
    name,
    info: [
      ['Source-Organization', agencyName],
      ['External-Identifier', number],
      ['External-Description', `${dossiers.length} dossiers of permanent records`],
      ['Bag-Software-Agent', 'Pendopo'],
    ],
    files: files.map(
      ({ path, size, sha256 }): BagFile => ({
        ...{ path, size },
        open: () => ctx.files.open(sha256, { agency: ctx.actor.agencyId }),
      }),
    ),
    describe: (bagged) => [
      {
        path: 'mets.xml',
        text: metsOf({ agency: agencyName, report: number, createdAt: at, dossiers }, bagged),
      },
    ],
    ...{ at, day },
  });
  return {
    body: Readable.from(bag, { objectMode: false }),
    mediaType: 'application/x-tar',
    fileName: `${name}.tar`,
  };
}

async function layOut(ctx: TxContext, { listId }: InputOf<typeof handover.pack>) {
  const { tx, actor } = ctx;
  ensure(holds(actor, keepRecordsUnit, [found(await rootUnit(tx)).id]), 'core.forbidden');
  const { list } = await loadList(ctx, listId);
  ensure(list.kind === 'handover', 'archive.act-not-in-kind');
  ensure(list.report, 'archive.step-missing', { step: 'report-opened' });
  const hidden = await hiddenItems(tx, listId);
  ensure(hidden === 0, 'archive.items-hidden', { count: hidden });
  const rows = await recordsToHandOver(
    tx,
    openItems(list).map(({ dossierId }) => dossierId),
  );
  const units = await unitNames(tx, [...new Set(rows.map((row) => row.unitId as UnitId))]);
  const files: { path: string; size: number; sha256: string }[] = [];
  const dossiers = rows.map((row): DescribedDossier => {
    const folder = `${row.year}-${row.number}-${row.id.slice(-8)}`;
    const records = row.records.map(({ files: filed, ...record }) => ({
      ...record,
      files: filed.map(({ position, name, mediaType, size, sha256 }) => {
        const path = `${folder}/${String(record.itemNumber).padStart(4, '0')}-${position}-${portableName(name)}`;
        files.push({ path, size: Number(size), sha256 });
        return { path: `data/${path}`, name, mediaType };
      }),
    }));
    return { ...row, unitName: units.get(row.unitId as UnitId) ?? '—', records };
  });
  return {
    agencyName: found(await currentAgency(tx)).name,
    number: list.report.number,
    day: dayIn(actor.zone, ctx.clock.now()),
    ...{ dossiers, files },
  };
}

/** Judges a bag that was received; nothing of it is kept. */
export async function checkBag(
  ctx: OutsideContext,
  _input: InputOf<typeof handover.check>,
): Promise<OutputOf<typeof handover.check>> {
  await ctx.transact('read', async () => {});
  const verdict = judgeBag(await surveyTar(ctx.request.body as AsyncIterable<Buffer>));
  const told = <Code extends string>(list: readonly { code: Code; at: string }[]) =>
    list.slice(0, 200).map(({ code, at }) => ({
      ...{ code, at },
      text: ctx.locales.text(ctx.locale, `archive.bag.${code}`),
    }));
  return { ...verdict, faults: told(verdict.faults), warnings: told(verdict.warnings) };
}
