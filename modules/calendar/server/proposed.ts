import { ensure, fail, found } from '#core/contract/errors.ts';
import { newId, type PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { PatternRule } from '../contract/pattern-rule.ts';
import type { CalendarProposal } from '../contract/proposals.ts';
import type { BasisView, PatternId } from '../contract/terms.ts';
import { ruleFault } from '../contract/working-hours.ts';
import { patternVersions, type VersionRow } from './patterns.queries.ts';
import { plansSupposing } from './plans.ts';
import type { Day } from './rules/days.ts';
import { type Assignment, inForce, type PatternVersion } from './rules/decided.ts';
import type { Supposed } from './rules/supposed.ts';

/** Nothing is decided yet that a plan could cite. */
const undecided: BasisView = { number: '–', title: '–', decidedBy: '–', recordedAt: null };
/** All the time, whichever is asked about. */
const always = { startsOn: '0001-01-01', endsBefore: null };

/**
 * The plans of people as they are, and as they would be by a proposal in force all the time; nothing is written.
 * @throws core.not-found for a pattern that is not there, and what `proposalFaults` names
 */
export async function plansProposed(
  tx: Tx,
  personIds: readonly PersonId[],
  from: Day,
  until: Day,
  proposal: CalendarProposal,
): Promise<Awaited<ReturnType<typeof plansSupposing>>> {
  return plansSupposing(tx, personIds, from, until, await supposed(tx, proposal));
}

async function supposed(tx: Tx, proposal: CalendarProposal): Promise<Supposed> {
  if (proposal.kind === 'version') {
    const [latest] = await patternVersions(tx, proposal.patternId);
    ensure(found(latest).rule.kind === proposal.rule.kind, 'calendar.kind-of-pattern-changed');
    return { version: ruling(found(latest), proposal.rule), assignment: null };
  }
  if (proposal.kind === 'pattern') {
    const version = ruling({ patternId: newId<'Pattern'>() as PatternId, name: null }, proposal.rule);
    return { version, assignment: working(proposal, version) };
  }
  const { patternId, startsOn } = proposal;
  if (patternId === null) return { version: null, assignment: working(proposal, null) };
  const versions = await patternVersions(tx, patternId);
  found(versions[0]);
  const counting: VersionRow | undefined = inForce(versions, startsOn);
  ensure(counting, 'calendar.pattern-begins-later', { startsOn: versions.at(-1)!.startsOn });
  const version = ruling(counting, counting.rule);
  return { version, assignment: working(proposal, version) };
}

function ruling(of: Pick<PatternVersion, 'patternId' | 'name'>, rule: PatternRule): PatternVersion {
  const fault = ruleFault(rule);
  if (fault) fail(fault);
  return { patternId: of.patternId, name: of.name, rule, basis: undecided, ...always };
}

function working(
  proposal: Exclude<CalendarProposal, { kind: 'version' }>,
  version: PatternVersion | null,
): Assignment {
  const { rotationOffset } = proposal;
  const [unitId, personId] = [proposal.unitId ?? null, proposal.personId ?? null];
  ensure((unitId === null) !== (personId === null), 'calendar.one-subject');
  const length = version?.rule.kind === 'rotation' ? version.rule.cycle.length : 1;
  ensure(rotationOffset < length, 'calendar.offset-outside-cycle');
  return {
    ...{ unitId, personId, patternId: version?.patternId ?? null, rotationOffset },
    ...{ basis: undecided, ...always },
  };
}
