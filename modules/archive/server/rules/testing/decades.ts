import type { ClassificationVersionId, DisposalListId, HoldId, RecordId } from '../../../contract/terms.ts';
import { type DisposalLaw, disposalLaw } from '../disposal/disposal-law.ts';
import type { Actor, DisposalAct, DisposalList, Panel, Seen } from '../disposal/disposal-list.ts';
import { withoutDropOuts } from '../disposal/drop-outs.ts';
import { take } from '../disposal/take.ts';
import type { DossierFacts } from '../retention/dossier-facts.ts';
import { type LifeCycle, lifeCycleOf } from '../retention/life-cycle.ts';
import {
  dossierIds,
  eventWords,
  madeVersions,
  type PlannedVersion,
  people,
  type Step,
  unitId,
} from './decades-world.ts';
import { emptyList } from './disposal-office.ts';
import { type Entry, faultsOfDestruction, type TrueDossier } from './may-be-destroyed.ts';
import { dossier, event, hold, record } from './samples.ts';

/** The rules under test; a planted fault puts another function or another law in their place. */
export interface Rules {
  lifeOf: typeof lifeCycleOf;
  law: DisposalLaw;
  /** Whether the world is asked anew after the consideration; planted as false. */
  asksAgain: boolean;
}

export const soundRules: Rules = { lifeOf: lifeCycleOf, law: disposalLaw, asksAgain: true };

export interface Outcome {
  /** What the model found wrong with a destruction. */
  faults: string[];
  /** Retention years of what was destroyed rightly. */
  destroyed: number[];
}

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** An office over decades: it does the steps by the rules, and the model judges each destruction. */
export class Decades {
  readonly #rules: Rules;
  readonly #planned: readonly PlannedVersion[];
  readonly #schedule;
  readonly #facts: DossierFacts[];
  readonly #truth: TrueDossier[];
  readonly #outcome: Outcome = { faults: [], destroyed: [] };
  #today = '2025-01-01';
  #list: DisposalList;
  #entries: Entry[] = [];
  #remembered = new Map<string, LifeCycle>();
  #made = 0;

  constructor(rules: Rules, planned: readonly PlannedVersion[]) {
    this.#rules = rules;
    this.#planned = planned;
    this.#schedule = { versions: madeVersions(planned) };
    // The first holds subject A alone, the second B, the third both.
    const contents = [['A'], ['B'], ['A', 'B']];
    this.#facts = dossierIds.map((id, at) =>
      dossier(contents[at]![0]!, {
        id,
        versionId: 'v0' as ClassificationVersionId,
        closedOn: null,
        records: contents[at]!.map((code, item) =>
          record({
            id: `${id}-${item}` as RecordId,
            own: item === 0 ? null : { code, versionId: 'v0' as ClassificationVersionId },
          }),
        ),
      }),
    );
    this.#truth = contents.map((names) => ({
      closedOn: null,
      subjects: names,
      events: [],
      held: 0,
      marked: false,
      excepted: null,
    }));
    this.#list = this.#newList();
  }

  run(steps: readonly Step[]): Outcome {
    for (const one of steps) this.#take(one);
    return this.#outcome;
  }

  #newList(): DisposalList {
    this.#made += 1;
    this.#entries = [];
    this.#remembered = new Map();
    return {
      ...emptyList(),
      id: `list ${this.#made}` as DisposalListId,
      createdBy: people[0]!.personId,
    };
  }

  #life(dossierId: string): LifeCycle | null {
    const facts = this.#facts.find(({ id }) => id === dossierId);
    return facts ? this.#rules.lifeOf(facts, this.#schedule, this.#today) : null;
  }

  #seen(): Seen {
    const stale = !this.#rules.asksAgain && this.#list.consideration !== null;
    return {
      today: this.#today,
      lifeOf: (id) => (stale ? (this.#remembered.get(id) ?? this.#life(id)) : this.#life(id)),
    };
  }

  #take(one: Step): void {
    const at = 'dossier' in one ? one.dossier % this.#facts.length : 0;
    const facts = this.#facts[at]!;
    const truth = this.#truth[at]!;
    switch (one.do) {
      case 'wait':
        this.#today = dayAfter(this.#today, one.days);
        return;
      case 'new-year': {
        const year = Number(this.#today.slice(0, 4));
        this.#today = one.after ? `${year + 1}-01-01` : `${year}-12-31`;
        return;
      }
      case 'close':
        if (facts.closedOn !== null) return;
        truth.closedOn = this.#today;
        this.#facts[at] = { ...facts, closedOn: this.#today };
        return;
      case 'event': {
        const words = eventWords[one.words % eventWords.length]!;
        const on = dayAfter(this.#today, -one.daysAgo);
        truth.events.push({ words, on });
        const more = { id: `${facts.events.length}`, recordedOn: this.#today };
        this.#facts[at] = { ...facts, events: [...facts.events, event(words, on, more)] };
        return;
      }
      case 'correct':
        this.#correct(at, one.days);
        return;
      case 'hold': {
        truth.held += 1;
        const added = { ...hold(this.#today, null), id: `${facts.holds.length}` as HoldId };
        this.#facts[at] = { ...facts, holds: [...facts.holds, added] };
        return;
      }
      case 'lift': {
        const open = facts.holds.find(({ liftedOn }) => liftedOn === null);
        if (!open) return;
        truth.held -= 1;
        const holds = facts.holds.map((other) =>
          other === open ? { ...other, liftedOn: this.#today } : other,
        );
        this.#facts[at] = { ...facts, holds };
        return;
      }
      case 'look': {
        truth.excepted = one.excepted;
        const records = facts.records.map((other) => ({ ...other, excepted: one.excepted }));
        this.#facts[at] = { ...facts, records };
        return;
      }
      case 'mark':
        truth.marked = true;
        this.#facts[at] = { ...facts, [one.mark]: true };
        return;
      case 'new-list':
        this.#list = this.#newList();
        return;
      case 'clean':
        this.#list = withoutDropOuts(this.#list, this.#seen(), this.#rules.law);
        return;
      case 'office':
        this.#work(one);
        return;
      case 'anybody': {
        const acts = this.#possibleActs([one.person, one.act, one.dossier], false);
        const [act] = acts[one.act % acts.length]!;
        this.#act(act, people[one.person % people.length]!);
      }
    }
  }

  /** The last event is corrected; the truth is overwritten, the facts get an entry more. */
  #correct(at: number, days: number | null): void {
    const facts = this.#facts[at]!;
    const last = facts.events.at(-1);
    const known = this.#truth[at]!.events.at(-1);
    if (!last || !known) return;
    const on = days === null ? null : dayAfter(last.occurredOn ?? this.#today, days);
    known.on = on;
    const more = { id: `${facts.events.length}`, corrects: last.id, recordedOn: this.#today };
    this.#facts[at] = { ...facts, events: [...facts.events, event(last.words, on, more)] };
  }

  /** An office that tries everything in its order, and comes as far as it may. */
  #work({ acts, people: picks, keeps }: Extract<Step, { do: 'office' }>): void {
    for (const [act, by] of this.#possibleActs(picks, keeps).slice(0, acts)) this.#act(act, by);
  }

  #possibleActs(picks: readonly number[], keeps: boolean): [DisposalAct, Actor][] {
    const pick = (capacity: Actor['capacities'][number], turn: number): Actor => {
      const able = people.filter(({ capacities }) => capacities.includes(capacity));
      return able[(picks[turn % picks.length] ?? 0) % able.length]!;
    };
    const archivist = people[(picks[0] ?? 0) % 2]!;
    const head = people[2]!;
    const numbers = this.#list.approvals.map(({ number }) => number);
    const approve = (authority: 'regional-head' | 'national-archive', letterOn: string): DisposalAct => ({
      do: 'approve',
      authority,
      number: `${authority} ${this.#made}`,
      letterOn,
    });
    return [
      [{ do: 'name-panel', panel: this.#panel(archivist) }, head],
      ...dossierIds.map((dossierId): [DisposalAct, Actor] => [
        { do: 'add-item', dossierId, unitId },
        archivist,
      ]),
      [{ do: 'close-list' }, archivist],
      ...dossierIds.map((dossierId, at): [DisposalAct, Actor] => [
        { do: 'appraise', dossierId, physicallyChecked: true, opinion: keeps && at === 0 ? 'keep' : 'agree' },
        archivist,
      ]),
      [{ do: 'consider', number: 'P/1' }, head],
      [approve('regional-head', this.#today), pick('regional-head', 1)],
      [approve('national-archive', this.#today), pick('registrar', 1)],
      [{ do: 'stipulate', number: 'K/1', cites: numbers }, pick('agency-head', 2)],
      [{ do: 'witness', role: 'legal-witness' }, pick('legal-unit', 3)],
      [{ do: 'witness', role: 'supervision-witness' }, pick('supervision-unit', 0)],
      [{ do: 'open-report', number: 'BA/1' }, archivist],
      [{ do: 'execute' }, pick('records-unit', 1)],
      [{ do: 'execute' }, pick('records-unit', 2)],
      [{ do: 'sign-report', role: 'records-unit-signer', unitId: null }, head],
      [{ do: 'sign-report', role: 'processing-unit-signer', unitId }, people[3]!],
    ];
  }

  #panel(archivist: Actor): Panel {
    return {
      decree: { number: 'SK/1', on: this.#today },
      members: [
        { personId: people[2]!.personId, as: 'records-unit-head', unitId: null, chair: true },
        { personId: people[3]!.personId, as: 'processing-unit-head', unitId, chair: false },
        { personId: archivist.personId, as: 'archivist', unitId: null, chair: false },
      ],
    };
  }

  #act(planned: DisposalAct, by: Actor): void {
    // Numbers of approvals given a moment ago are known by now.
    const cites = this.#list.approvals.map(({ number }) => number);
    const act = planned.do === 'stipulate' ? { ...planned, cites } : planned;
    const before = this.#list;
    const taken = take(act, by, before, this.#seen(), this.#rules.law);
    if ('refusal' in taken) return;
    this.#list = taken.list;
    this.#entries.push({ act, by, on: this.#today });
    if (act.do === 'consider') for (const id of dossierIds) this.#remembered.set(id, this.#life(id)!);
    for (const item of taken.list.items) {
      const was = before.items.find((other) => other.dossierId === item.dossierId && !other.dropped);
      if (item.executedOn && !was?.executedOn) this.#judge(item.dossierId, item.basis.retentionYears ?? 0);
    }
  }

  #judge(dossierId: string, years: number): void {
    const at = this.#facts.findIndex(({ id }) => id === dossierId);
    const faults = faultsOfDestruction(
      this.#truth[at]!,
      this.#planned,
      this.#entries,
      dossierId,
      this.#today,
    );
    this.#outcome.faults.push(...faults.map((fault) => `${dossierId} on ${this.#today}: ${fault}`));
    if (faults.length === 0) this.#outcome.destroyed.push(years);
    this.#facts[at] = { ...this.#facts[at]!, disposed: { kind: 'destruction', on: this.#today } };
  }
}
