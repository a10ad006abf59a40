import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '#core/contract/client.ts';
import { signatures } from '#modules/outgoing/contract/signing.ts';
import type { DraftId } from '#modules/outgoing/contract/terms.ts';
import { lettersToSign, numberBook } from '#modules/outgoing/test/letters-to-sign.ts';
import { enrol, passphrase } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { checkLetters, type LetterFault, type StoredLetter, type ToldLetter } from './check-letters.ts';
import type { Kill } from './crash-run.ts';
import { groundOf } from './failing-ground.ts';
import type { FailingHouse } from './failing-house.ts';

export interface SigningPlan {
  letters: number;
  /** Kills while letters are prepared or signed, at moments nobody chose. */
  programKills: number;
  databaseKills: number;
}

export interface SigningReport {
  faults: LetterFault[];
  signed: number;
  kills: Kill[];
  /** Acts that it took: one, and one more for each that was cut off. */
  acts: number;
}

/** An office whose head signs, in the database of a house that is killed. */
export class SigningOffice {
  readonly #house: FailingHouse;
  readonly #office: SmallOffice;
  readonly #call: Call;

  private constructor(house: FailingHouse, office: SmallOffice, call: Call) {
    this.#house = house;
    this.#office = office;
    this.#call = call;
  }

  static async open(house: FailingHouse): Promise<SigningOffice> {
    const office = await smallOffice(groundOf(house));
    const opened = new SigningOffice(house, office, office.head.call);
    await numberBook({ owner: opened.owner }, office);
    await enrol(office.head);
    return opened;
  }

  get owner() {
    return groundOf(this.#house).owner;
  }

  /** Signs letters in one act after another until all are signed, while program and database are killed. */
  async run(plan: SigningPlan): Promise<SigningReport> {
    const { head } = this.#office;
    const draftIds = await lettersToSign(groundOf(this.#house), this.#office, {
      signers: [head],
      count: plan.letters,
    });
    const due = killsInTurn(plan);
    const told: ToldLetter[] = [];
    const kills: Kill[] = [];
    let acts = 0;
    for (let left = draftIds; left.length > 0; left = await this.#unsigned(draftIds)) {
      if (acts > due.length + 3) throw new Error(`${left.length} letters are never signed`);
      acts += 1;
      const killed = due[acts - 1];
      const act = this.#act(left, told).catch((error: unknown) => {
        // Cut off in the middle: what was told before counts.
        if (!killed) throw error;
      });
      if (killed) {
        await sleep(momentOf(left.length));
        const recovery = await (killed === 'program'
          ? this.#house.killProgram()
          : this.#house.killDatabase());
        kills.push({ of: killed, recovery });
      }
      await act;
      await this.#timePasses();
    }
    return { faults: await this.prove(draftIds, told), signed: draftIds.length, kills, acts };
  }

  /** Prepares and signs; every answer that arrives is remembered. */
  async #act(draftIds: readonly DraftId[], told: ToldLetter[]): Promise<void> {
    const remember = (items: readonly { draftId: string; number: string | null; state: string }[]) => {
      for (const { draftId, number, state } of items)
        if (number !== null) told.push({ draftId, number, signed: state === 'signed' });
    };
    const prepared = await this.#call(signatures.prepare, {
      postId: this.#office.head.postId,
      draftIds: [...draftIds],
    });
    remember(prepared.items);
    let act = await this.#call(signatures.sign, { signingId: prepared.id, secret: { passphrase } });
    while (act.state === 'running') {
      remember(act.items);
      await sleep(100);
      act = await this.#call(signatures.show, { signingId: prepared.id });
    }
    remember(act.items);
  }

  async #unsigned(draftIds: readonly DraftId[]): Promise<DraftId[]> {
    const rows = await this.owner<{ id: DraftId }>(
      `select id from outgoing.draft where id = any($1::uuid[]) and stage <> 'signed'`,
      [draftIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Whoever worked on something before the kill is taken for interrupted, as half a minute later. */
  async #timePasses(): Promise<void> {
    const { agencyId } = this.#office;
    await this.owner(
      `update outgoing.paper set claimed_until = claimed_until - interval '10 minutes' where agency_id = $1 and claimed_until is not null`,
      [agencyId],
    );
    await this.owner(
      `update outgoing.signing set alive_until = alive_until - interval '10 minutes' where agency_id = $1 and ended_at is null and alive_until is not null`,
      [agencyId],
    );
    await this.owner('update identity.session set factor_at = now() where agency_id = $1', [agencyId]);
  }

  async prove(draftIds: readonly DraftId[], told: readonly ToldLetter[]): Promise<LetterFault[]> {
    const letters = await this.owner<StoredLetter>(
      `select d.id as "draftId", d.stage, n.text as number, n.state as "numberState",
         (select count(*)::int from outgoing.number m where m.draft_id = d.id) as "numbersTaken",
         (select count(*)::int from outgoing.signature s where s.draft_id = d.id) as signatures,
         (select count(*)::int from core.event e where e.matter_id = d.id and e.type = 'outgoing.signed') as events,
         (select s.state from outgoing.step s where s.draft_id = d.id) as "stepState",
         l.file_id as "fileId", l.document_digest as digest
       from outgoing.draft d
       left join outgoing.number n on n.draft_id = d.id and n.state <> 'void'
       left join outgoing.letter l on l.id = d.id
       where d.id = any($1::uuid[])`,
      [draftIds],
    );
    const [book] = await this.owner<{ last: number; sequences: number[] }>(
      `select coalesce(max(c.last_number), 0) as last,
         coalesce((select array_agg(sequence) from outgoing.number where agency_id = $1), '{}') as sequences
       from outgoing.counter c where c.agency_id = $1`,
      [this.#office.agencyId],
    );
    const files = new Map<string, Buffer>();
    for (const { draftId, stage } of letters)
      if (stage === 'signed') files.set(draftId, await this.#paper(draftId));
    return checkLetters(told, letters, book!, ({ draftId }) => files.get(draftId));
  }

  async #paper(draftId: string): Promise<Buffer> {
    const answer = await fetch(`${this.#house.url}/api/outgoing/drafts/${draftId}/paper.pdf`, {
      headers: { authorization: `Bearer ${this.#office.head.token}` },
    });
    return Buffer.from(await answer.arrayBuffer());
  }
}

/** Somewhere between the first number and the last signature. */
function momentOf(letters: number): number {
  return 50 + Math.random() * letters * 80;
}

function killsInTurn({ programKills, databaseKills }: SigningPlan): Kill['of'][] {
  return [
    ...Array.from({ length: programKills }, () => 'program' as const),
    ...Array.from({ length: databaseKills }, () => 'database' as const),
  ];
}
