import { setTimeout as sleep } from 'node:timers/promises';
import { ingests } from '#modules/archive/contract/ingest.ts';
import type { IngestId, PackageView } from '#modules/archive/contract/ingest-terms.ts';
import { ownPdf, zipOf } from '#modules/archive/test/ingest-house.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { groundOf } from './failing-ground.ts';
import type { FailingHouse } from './failing-house.ts';

export interface IngestFault {
  kind: 'lost' | 'doubled' | 'half-filed' | 'gap';
  detail: string;
}

/** An office that takes documents in while program and database are killed. */
export class IngestOffice {
  readonly #house: FailingHouse;
  readonly #office: SmallOffice;

  private constructor(house: FailingHouse, office: SmallOffice) {
    this.#house = house;
    this.#office = office;
  }

  static async open(house: FailingHouse): Promise<IngestOffice> {
    return new IngestOffice(house, await smallOffice(groundOf(house)));
  }

  get owner() {
    return groundOf(this.#house).owner;
  }

  /** Takes a sheet of documents in. Each kill comes when a further share of them is filed. */
  async run(plan: { documents: number; kills: readonly ('program' | 'database')[] }): Promise<{
    faults: IngestFault[];
    filed: number;
    /** How many were filed when each kill came. */
    cutOffAt: number[];
  }> {
    const { call } = this.#office.registry;
    const mark = crypto.randomUUID();
    const names = Array.from({ length: plan.documents }, (_, index) => `arsip-${index + 1}.pdf`);
    const { id } = await call(ingests.open, {
      ...{ unitId: this.#office.unitId, name: mark, source: 'sheet', code: '000.1.1' },
    });
    await this.#send(
      'POST',
      `/api/archive/ingests/${id}/sheet?name=daftar.csv`,
      Buffer.from(['nama_file', ...names].join('\n')),
    );
    const zip = zipOf(names.map((name) => ({ name, bytes: ownPdf(`${mark} ${name}`) })));
    const begun = await call(ingests.beginPackage, { ingestId: id, name: 'arsip.zip', size: zip.length });
    await this.#send('PATCH', `/api/archive/ingest-packages/${begun.id}?offset=0`, zip);
    await until(async () => {
      const { state } = await call(ingests.showPackage, { packageId: begun.id });
      return (state satisfies PackageView['state']) === 'surveyed';
    });
    await call(ingests.change, { ingestId: id, state: 'running' });
    const cutOffAt: number[] = [];
    for (const [index, killed] of plan.kills.entries()) {
      const share = ((index + 1) / (plan.kills.length + 1)) * plan.documents;
      await until(async () => (await this.#filed(id)) >= share);
      cutOffAt.push(await this.#filed(id));
      await (killed === 'program' ? this.#house.killProgram() : this.#house.killDatabase());
    }
    await until(async () => (await this.#waiting(id)) === 0);
    return { faults: await this.prove(id, names), filed: await this.#filed(id), cutOffAt };
  }

  async #send(method: string, path: string, body: Buffer): Promise<void> {
    const headers = {
      ...{
        authorization: `Bearer ${this.#office.registry.token}`,
        'content-type': 'application/octet-stream',
      },
    };
    const answer = await fetch(this.#house.url + path, { method, headers, body: new Uint8Array(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }

  #count(id: IngestId, state: string): Promise<number> {
    return this.owner<{ items: number }>(
      'select count(*)::int as items from archive.ingest_item where ingest_id = $1 and state = $2',
      [id, state],
    ).then(([row]) => row!.items);
  }
  readonly #filed = (id: IngestId) => this.#count(id, 'filed');
  readonly #waiting = (id: IngestId) => this.#count(id, 'waiting');

  /** Every document is one record with its own content, and every record of the ingest is one of its documents. */
  async prove(id: IngestId, names: readonly string[]): Promise<IngestFault[]> {
    const faults: IngestFault[] = [];
    const items = await this.owner<{ name: string; state: string; records: number }>(
      `select i.name, i.state, (select count(*)::int from archive.record_file f where f.agency_id = i.agency_id and f.sha256 = i.sha256) as records
       from archive.ingest_item i where i.ingest_id = $1`,
      [id],
    );
    const known = new Map(items.map((item) => [item.name, item]));
    for (const name of names) {
      const item = known.get(name);
      if (!item || item.records === 0) faults.push({ kind: 'lost', detail: name });
      else if (item.records > 1) faults.push({ kind: 'doubled', detail: name });
      else if (item.state !== 'filed') faults.push({ kind: 'half-filed', detail: `${name} ${item.state}` });
    }
    const dossiers = await this.owner<{ id: string; last_item: number; records: number }>(
      `select d.id, d.last_item, count(r.id)::int as records from archive.dossier d left join archive.record r on r.dossier_id = d.id
       where d.id in (select dossier_id from archive.ingest_dossier where ingest_id = $1) group by d.id, d.last_item`,
      [id],
    );
    for (const { id: dossier, last_item, records } of dossiers)
      if (last_item !== records)
        faults.push({ kind: 'gap', detail: `${dossier}: ${records} of ${last_item}` });
    return faults;
  }
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (await done().catch(() => false)) return;
    await sleep(50);
  }
  throw new Error('it never came to its end');
}
