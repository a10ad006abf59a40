import type { BenchOffice } from '../letters/lay-out-office.ts';
import { openings, senders, topics } from '../letters/vocabulary.ts';

export const perDossier = 12;
/** Paragraphs out of which pages are made. */
export const passages = 4_000;

/** Kinds of ids: `bench.id(kind, n)`. */
const kind = { record: 16, dossier: 17, filed: 18, opened: 19, file: 20, version: 21 };

/** Which dossier the `n`th record lies in, and where: a hundred are filled at a time, one record each in turn. */
const block = perDossier * 100;
const dossierOf = `(((n - 1) / ${block}) * 100 + 1 + (n - 1) % 100)`;
const itemOf = `(1 + ((n - 1) % ${block}) / 100)`;

/** How a record came: a letter that filed itself, an upload that was read, or paper. */
const origin = `case when bench.share(n, 30) < 0.45 then 'letter' when bench.share(n, 30) < 0.85 then 'upload' else 'paper' end`;

/** Dossiers with their readers and counters, and the table `bench.dossier` that tells the `d`th of them. */
export function dossierStatements(office: BenchOffice, rows: number): string[] {
  const { agencyId, registry, staff } = office;
  const count = Math.floor(rows / block) * 100 + Math.min(100, rows % block);
  const version = `bench.id(${kind.version}, 1)`;
  return [
    `insert into archive.classification_version (agency_id, id, basis, scheme, supplied, starts_on, taken_in_by, taken_in_at)
     values ('${agencyId}', ${version}, 'Perbup tentang klasifikasi arsip', 'regional', true, '2015-01-01', '${registry.personId}', now())`,
    `create table bench.dossier as
     select d, first, bench.id(${kind.dossier}, first) as id, u.id as unit_id, y.year, c.code, t.words as title,
       case when bench.share(d, 20) < 0.78 then 'B' when bench.share(d, 20) < 0.95 then 'T' when bench.share(d, 20) < 0.99 then 'R' else 'SR' end as class,
       least(${perDossier}, (${rows} - first) / 100 + 1)::int as items,
       case when first > ${Math.floor(rows * 0.7)} or s.share < 0.1 then 'open'
         when first < ${Math.floor(rows * 0.3)} then case when s.share < 0.14 then 'due-for-destruction' when s.share < 0.16 then 'held' else 'inactive' end
         when s.share < 0.2 then 'due-for-transfer' else 'active' end as state,
       row_number() over (partition by u.id, y.year order by d)::int as number
     from generate_series(1, ${count}) d
     cross join lateral (select ((d - 1) / 100) * ${block} + 1 + (d - 1) % 100 as first) f
     cross join lateral (select extract(year from bench.at(first) at time zone 'Asia/Jakarta')::smallint as year) y
     cross join lateral (select bench.share(d, 21) as share) s
     join bench.unit u on u.nth = bench.skewed(d, 22, (select count(*)::int from bench.unit))
     join bench.code c on c.nth = bench.skewed(d, 23, (select count(*)::int from bench.code))
     join bench.topic t on t.nth = bench.skewed(d, 24, ${topics().length})`,
    'alter table bench.dossier add primary key (d)',
    'analyze bench.dossier',
    `insert into archive.dossier (agency_id, id, unit_id, year, number, version_id, code, title, security_class, custody, opened_by, opened_at,
       last_item, closed_on, closed_by, state, fate, active_until, inactive_until, retention_years, reckoned_on)
     select '${agencyId}', id, unit_id, year, number, ${version}, code, title, class,
       case when state in ('inactive', 'due-for-destruction', 'held') then 'records-unit' else 'processing-unit' end, '${registry.personId}', bench.at(first),
       items, case when state <> 'open' then day + 150 end, case when state <> 'open' then '${registry.personId}'::uuid end, state,
       case when state <> 'open' then case when d % 5 = 0 then 'permanent' else 'destroy' end end,
       case when state <> 'open' then day + 365 end, case when state <> 'open' then day + 900 end, case when state <> 'open' then 2 end,
       case when state <> 'open' then current_date end
     from bench.dossier cross join lateral (select bench.at(first)::date as day) x order by d`,
    `insert into archive.dossier_year (agency_id, unit_id, year, last_number)
     select agency_id, unit_id, year, max(number) from archive.dossier group by 1, 2, 3`,
    // Two posts may read what is secret; one further one some of what is limited.
    `insert into archive.reader (agency_id, dossier_id, post_id, named_by, named_at)
     select distinct on (d.id, r.post) '${agencyId}'::uuid, d.id, r.post, '${registry.personId}'::uuid, bench.at(first)
     from bench.dossier d cross join lateral (
       select p.id as post from bench.post p where p.nth in (bench.skewed(d.d, 25, (select count(*)::int from bench.post)), bench.skewed(d.d, 26, (select count(*)::int from bench.post)))
         and (d.class in ('R', 'SR') or (d.class = 'T' and bench.share(d.d, 27) < 0.2))
       union all select '${registry.postId}'::uuid where d.class in ('R', 'SR') and bench.share(d.d, 28) < 0.3
       union all select '${staff.postId}'::uuid where d.class <> 'B' and bench.share(d.d, 29) < 0.02) r`,
    `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, person_id, post_id, capacity, subject_id, matter_id, payload)
     select '${agencyId}', bench.id(${kind.opened}, first), 'dossier.opened', 1, bench.at(first), 'person', '${registry.personId}', '${registry.postId}', 'definitive', id, id,
       jsonb_build_object('securityClass', class, 'number', number, 'year', year, 'code', code, 'byItself', false) from bench.dossier`,
  ];
}

/** The records `from` to `to` with all that belongs to them. */
export function batchStatements(office: BenchOffice, rows: number, from: number, to: number): string[] {
  const { agencyId, registry } = office;
  const series = `generate_series(${from}, ${to}) n`;
  const rare = Math.max(1, Math.floor(rows / 30));
  const record = `bench.id(${kind.record}, n)`;
  const withFile = `${series} cross join lateral (select ${origin} as origin) o where o.origin <> 'paper'`;
  const pages = '(1 + n % 3)';
  const digest = (what: string) => `encode(sha256((${what})::bytea), 'hex')`;
  return [
    `insert into archive.record (agency_id, id, dossier_id, item_number, title, number, party, record_date, security_class, medium, pages,
       copy_state, source_module, source_id, filed_by, filed_at, why)
     select '${agencyId}', ${record}, d.id, ${itemOf}, o.words || ' ' || t.words || case when n % ${rare} = 7 then ' dan naskah lontar' else '' end,
       format('%s.%s/%s/%s/2026', 100 + n % 800, n % 9, n, 'DINAS'), s.words, bench.at(n)::date - 2,
       case when d.class = 'B' and bench.share(n, 31) < 0.01 then 'T' when d.class = 'T' and bench.share(n, 31) < 0.005 then 'R' else d.class end,
       case when k.origin = 'paper' then 'paper' when k.origin = 'letter' and n % 2 = 0 then 'both' else 'electronic' end,
       case when k.origin <> 'upload' then ${pages} end, case when bench.share(n, 32) < 0.85 then 'original' else 'copy' end,
       case when k.origin = 'letter' then 'letters' end, case when k.origin = 'letter' then bench.id(0, n) end,
       case when k.origin <> 'letter' then '${registry.personId}'::uuid end, bench.at(n),
       case when k.origin = 'letter' then '{"rule": "standing"}'::jsonb else '{"rule": "by-hand"}' end
     from ${series} cross join lateral (select ${origin} as origin) k
     join bench.dossier d on d.d = ${dossierOf}
     join bench.opening o on o.nth = bench.skewed(n, 2, ${openings.length})
     join bench.sender s on s.nth = bench.skewed(n, 3, ${senders.length})
     join bench.topic t on t.nth = bench.skewed(n, 4, ${topics().length})
     order by n`,
    `insert into archive.record_text (agency_id, record_id, edition, body, search)
     select r.agency_id, r.id, e, b.body, archive.search_text(r.title, r.number, r.party, b.body)
     from ${series} cross join lateral (select ${origin} as origin) k
     join archive.record r on r.agency_id = '${agencyId}' and r.id = ${record}
     cross join lateral generate_series(1, case when k.origin = 'upload' then 2 else 1 end) e
     cross join lateral (select case when k.origin = 'paper' or (k.origin = 'upload' and e = 1) then '' else (
       select string_agg(E'\\f' || p.words, '' order by at) from generate_series(1, 1 + floor(4 * bench.share(n, 40))::int) at
       join bench.passage p on p.nth = floor(${passages} * bench.share(n, 40 + at))::int) end as body) b
     order by n, e`,
    `insert into archive.record_file (agency_id, record_id, position, file_id, name, media_type, size, sha256, searchable_sha256)
     select '${agencyId}', ${record}, 1, bench.id(${kind.file}, n), 'surat.pdf', 'application/pdf', 80000 + n % 400000, ${digest(`'f' || n`)},
       case when o.origin = 'letter' then ${digest(`'s' || n`)} end from ${withFile}`,
    `insert into archive.record_page (agency_id, record_id, position, page, image_sha256, thumbnail_sha256)
     select '${agencyId}', ${record}, 1, page, ${digest(`'i' || n || '.' || page`)}, ${digest(`'t' || n || '.' || page`)}
     from ${series} cross join lateral (select ${origin} as origin) o cross join lateral generate_series(1, ${pages}) page where o.origin <> 'paper'`,
    `insert into core.event (agency_id, id, type, version, occurred_at, actor_kind, person_id, post_id, capacity, subject_id, matter_id, payload)
     select '${agencyId}', bench.id(${kind.filed}, n), 'record.filed', 1, bench.at(n), case when o.origin = 'letter' then 'system' else 'person' end,
       case when o.origin <> 'letter' then '${registry.personId}'::uuid end, case when o.origin <> 'letter' then '${registry.postId}'::uuid end,
       case when o.origin <> 'letter' then 'definitive' end, d.id, d.id, jsonb_build_object('securityClass', d.class, 'number', d.number, 'year', d.year,
         'code', d.code, 'recordId', ${record}, 'item', ${itemOf}, 'byItself', o.origin = 'letter')
     from ${series} cross join lateral (select ${origin} as origin) o join bench.dossier d on d.d = ${dossierOf}`,
  ];
}
