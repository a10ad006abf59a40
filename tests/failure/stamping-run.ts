import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#core/contract/ids.ts';
import { signatures } from '#modules/outgoing/contract/signing.ts';
import type { DraftId } from '#modules/outgoing/contract/terms.ts';
import { lettersToSign, numberBook } from '#modules/outgoing/test/letters-to-sign.ts';
import { timeStampAnswer } from '#modules/signatures/server/cms/time-stamp.ts';
import { signerWithKey } from '#modules/signatures/server/keys/signer.ts';
import { verifyPdf } from '#modules/signatures/server/signatures.api.ts';
import { type SigningHouse, signingHouse } from '#modules/signatures/test/signing-house.ts';
import { enrol, passphrase } from '#modules/signatures/test/signing-office.ts';
import { type TimeStampServer, timeStampServer } from '#modules/signatures/test/time-stamp-server.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { groundOf } from './failing-ground.ts';
import type { FailingHouse } from './failing-house.ts';

export interface StampFault {
  kind: 'edition-lost' | 'edition-doubled' | 'told-twice' | 'letter-changed' | 'not-raised';
  draftId: string;
}

/** Milliseconds for one stamp: long enough that a kill meets some in the middle. */
const slowness = 60;
const longestWait = 120_000;

/** An office whose letters were signed while nobody gave time stamps, in the database of a house that is killed. */
export class StampingOffice {
  readonly #house: FailingHouse;
  readonly #office: SmallOffice;
  readonly #outside: SigningHouse;
  readonly #clock: TimeStampServer;

  private constructor(
    house: FailingHouse,
    office: SmallOffice,
    outside: SigningHouse,
    clock: TimeStampServer,
  ) {
    this.#house = house;
    this.#office = office;
    this.#outside = outside;
    this.#clock = clock;
  }

  static async open(house: FailingHouse): Promise<StampingOffice> {
    const outside = await signingHouse(new Date());
    const { key, chain } = outside.authority.timeStamp;
    const stamper = signerWithKey(key, chain);
    const clock = await timeStampServer(async (request) => {
      await sleep(slowness);
      return timeStampAnswer(request, stamper, new Date());
    });
    const ground = groundOf(house);
    const office = await smallOffice(ground);
    await numberBook(ground, office);
    await enrol(office.head);
    const [root] = outside.authority.root.chain;
    await ground.owner(
      `insert into signatures.settings (agency_id, provider, level, clock, clock_address, changed_by, changed_at)
       values ($1, 'local-x509', 'B-T', 'outside', $2, $3, now())`,
      [office.agencyId, clock.address, office.admin.personId],
    );
    await ground.owner(
      `insert into signatures.believed_authority (agency_id, id, name, certificate, fingerprint, certified, expires_at, added_by, added_at)
       values ($1, $2, 'Jam luar', $3, $4, false, now() + interval '1 year', $5, now())`,
      [
        office.agencyId,
        newId(),
        Buffer.from(root),
        createHash('sha256').update(root).digest(),
        office.admin.personId,
      ],
    );
    return new StampingOffice(house, office, outside, clock);
  }

  get owner() {
    return groundOf(this.#house).owner;
  }

  close(): Promise<void> {
    return Promise.resolve(this.#clock[Symbol.asyncDispose]());
  }

  /** Signs letters without stamps, then lets them have theirs while program and database are killed. */
  async run(plan: { letters: number; kills: readonly ('program' | 'database')[] }): Promise<StampFault[]> {
    this.#clock.isDown = true;
    const first = await this.#signed(plan.letters);
    this.#clock.isDown = false;
    const ids = [...first.keys()];
    for (const killed of plan.kills) {
      await this.#askAgain(ids);
      await sleep(100 + Math.random() * plan.letters * slowness);
      await (killed === 'program' ? this.#house.killProgram() : this.#house.killDatabase());
    }
    const until = performance.now() + longestWait;
    while ((await this.#waiting(ids)) > 0) {
      if (performance.now() > until) break;
      await this.#askAgain(ids);
      await sleep(2_000);
    }
    return this.#prove(first);
  }

  async #signed(letters: number): Promise<Map<DraftId, Buffer>> {
    const { head } = this.#office;
    const draftIds = await lettersToSign(groundOf(this.#house), this.#office, {
      signers: [head],
      count: letters,
    });
    await this.owner('update identity.session set factor_at = now() where agency_id = $1', [
      this.#office.agencyId,
    ]);
    const prepared = await head.call(signatures.prepare, { postId: head.postId, draftIds });
    let act = await head.call(signatures.sign, { signingId: prepared.id, secret: { passphrase } });
    while (act.state === 'running') {
      await sleep(100);
      act = await head.call(signatures.show, { signingId: prepared.id });
    }
    const papers = new Map<DraftId, Buffer>();
    for (const draftId of draftIds) papers.set(draftId, await this.#paper(draftId));
    return papers;
  }

  /** As the schedule does when the next try of each is due. */
  async #askAgain(ids: readonly DraftId[]): Promise<void> {
    await this.owner(
      `with due as (update outgoing.awaited_stamp set next_try_at = now() - interval '1 minute'
         where draft_id = any($1::uuid[]) and settled_at is null returning agency_id, draft_id)
       select core.add_job('outgoing.add-time-stamp',
         json_build_object('agencyId', agency_id, 'payload', json_build_object('draftId', draft_id)),
         'time-stamps:' || agency_id, now(), 'time-stamp:' || draft_id, 3) from due`,
      [ids],
    );
  }

  async #waiting(ids: readonly DraftId[]): Promise<number> {
    const [row] = await this.owner<{ count: number }>(
      'select count(*)::int as count from outgoing.awaited_stamp where draft_id = any($1::uuid[]) and settled_at is null',
      [ids],
    );
    return row!.count;
  }

  async #prove(first: ReadonlyMap<DraftId, Buffer>): Promise<StampFault[]> {
    const rows = await this.owner<{ draftId: DraftId; outcome: string; editions: Buffer[]; events: number }>(
      `select s.draft_id as "draftId", s.outcome,
         array(select e.digest from outgoing.edition e where e.letter_id = s.draft_id order by e.number) as editions,
         (select count(*)::int from core.event e where e.matter_id = s.draft_id and e.type = 'outgoing.time-stamped') as events
       from outgoing.awaited_stamp s where s.draft_id = any($1::uuid[])`,
      [[...first.keys()]],
    );
    const faults: StampFault[] = [];
    for (const { draftId, outcome, editions, events } of rows) {
      const found = (kind: StampFault['kind'], is: boolean) => is && faults.push({ kind, draftId });
      const paper = await this.#paper(draftId);
      const before = first.get(draftId)!;
      found('edition-lost', outcome !== 'added' || editions.length === 0);
      found('edition-doubled', editions.length > 1);
      found('told-twice', events > 1);
      found('letter-changed', !paper.subarray(0, before.length).equals(before));
      found('not-raised', !this.#isRaised(paper, editions.at(-1)));
    }
    for (const draftId of first.keys())
      if (!rows.some((row) => row.draftId === draftId)) faults.push({ kind: 'edition-lost', draftId });
    return faults;
  }

  #isRaised(paper: Buffer, digest: Buffer | undefined): boolean {
    if (!digest?.equals(createHash('sha256').update(paper).digest())) return false;
    const { signatures: found, changes } = verifyPdf(paper, { ...this.#outside.terms, now: new Date() });
    const [signature] = found.filter(({ kind }) => kind === 'signature');
    return signature?.level === 'B-T' && found.length === 2 && changes.length === 0;
  }

  async #paper(draftId: string): Promise<Buffer> {
    const answer = await fetch(`${this.#house.url}/api/outgoing/drafts/${draftId}/paper.pdf`, {
      headers: { authorization: `Bearer ${this.#office.head.token}` },
    });
    return Buffer.from(await answer.arrayBuffer());
  }
}
