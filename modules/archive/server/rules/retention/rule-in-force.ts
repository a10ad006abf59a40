import type { ClassificationVersionId } from '../../../contract/terms.ts';
import { type ClassificationVersion, type RetentionRule, ruleOf } from '../classification/classification.ts';
import { codeIn, versionOn } from '../classification/versions.ts';
import type { WhyStep } from './why.ts';

export interface RuleInForce {
  rule: RetentionRule;
  /** The code as the version that gave the rule writes it. */
  code: string;
  version: ClassificationVersion;
  /** The version in force on the day: another one where the code is gone from it. */
  current: ClassificationVersion;
  /** True where the fate is left to the panel: the code is gone, or was permanent since the closing. */
  forPanel: boolean;
  why: WhyStep[];
}

/**
 * The rule that a code has on a day. Disposal goes by the schedule in force when it is done (UU 43/2009 art. 48 and 51:
 * destroyed is what the schedule says; PerANRI 37/2016), so the version of the day rules, whatever was in force when the
 * dossier was closed. Two things protect what cannot be brought back: where a version since the closing kept the code for
 * good and today's destroys it, and where the code is gone from the list, the fate is left to the panel.
 * @returns the rule, or the steps that say why there is none
 */
export function ruleInForce(
  versions: readonly ClassificationVersion[],
  from: { code: string; versionId: ClassificationVersionId; since: string },
  today: string,
): RuleInForce | { none: WhyStep[] } {
  const current = versionOn(versions, today);
  if (!current) return { none: [{ code: 'no-schedule' }] };
  const trail = trailOf(versions, from, current);
  const why: WhyStep[] = [];
  for (const [at, step] of trail.entries()) {
    const before = trail[at - 1]?.code;
    if (before && step.code && step.code !== before)
      why.push({ code: 'code-moved', from: before, to: step.code, basis: step.version.basis });
    if (before && !step.code)
      why.push({ code: 'code-removed', classification: before, basis: step.version.basis });
  }
  const last = trail.findLast((step) => step.code !== null);
  const ruled = last?.code ? ruleOf(last.version.tree, last.code) : null;
  if (!last?.code || !ruled) return { none: [...why, { code: 'no-rule', classification: from.code }] };
  const { rule, from: entry } = ruled;
  why.unshift({
    code: 'rule',
    classification: last.code,
    activeYears: rule.activeYears,
    inactiveYears: rule.inactiveYears,
    fate: rule.fate,
    basis: last.version.basis,
  });
  if (entry.code !== last.code)
    why.push({ code: 'rule-of-group', classification: last.code, group: entry.code });
  const permanent = rule.fate === 'destroy' ? permanentBefore(trail, last.version, from.since) : undefined;
  if (permanent) why.push({ code: 'was-permanent', basis: permanent.basis });
  const gone = last.version.id !== current.id;
  const forPanel = gone || permanent !== undefined;
  return { rule, code: last.code, version: last.version, current, forPanel, why };
}

interface TrailStep {
  version: ClassificationVersion;
  /** Null from the version on that no longer has the code. */
  code: string | null;
}

/** The code through the versions, from the one that it was taken from to today's. */
function trailOf(
  versions: readonly ClassificationVersion[],
  from: { code: string; versionId: ClassificationVersionId },
  current: ClassificationVersion,
): TrailStep[] {
  const first = versions.find(({ id }) => id === from.versionId) ?? current;
  const through = versions
    .filter(({ startsOn }) => startsOn > first.startsOn && startsOn <= current.startsOn)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const trail: TrailStep[] = [{ version: first, code: first.tree.has(from.code) ? from.code : null }];
  for (const version of through) {
    const code = trail.at(-1)!.code;
    trail.push({ version, code: code === null ? null : codeIn(version, code) });
  }
  return trail;
}

/** A version since the closing, before the one in force, that kept the code for good. */
function permanentBefore(
  trail: readonly TrailStep[],
  current: ClassificationVersion,
  since: string,
): ClassificationVersion | undefined {
  return trail.find(
    ({ version, code }) =>
      code !== null &&
      version.id !== current.id &&
      (version.endsBefore === null || version.endsBefore > since) &&
      ruleOf(version.tree, code)?.rule.fate === 'permanent',
  )?.version;
}
