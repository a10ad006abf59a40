import type { UnitId } from '#core/contract/ids.ts';
import type { Panel } from './disposal-list.ts';
import type { Refusal } from './refusal.ts';

/**
 * What is wrong with a panel: an odd number so that it can decide, each person once, the head of
 * the records unit in the chair, an archivist among them. The units concerned are asked for when the list is closed.
 */
export function panelFault(panel: Panel, least: number, today: string): Refusal | null {
  const { members, decree } = panel;
  if (decree.number.trim() === '') return { code: 'archive.decree-missing' };
  if (decree.on > today) return { code: 'archive.day-out-of-order', values: { on: decree.on } };
  if (new Set(members.map(({ personId }) => personId)).size !== members.length)
    return { code: 'archive.panel-person-twice' };
  if (members.length < least) return { code: 'archive.panel-too-small', values: { least } };
  if (members.length % 2 === 0) return { code: 'archive.panel-not-odd' };
  const chairs = members.filter(({ chair }) => chair);
  if (chairs.length !== 1 || chairs[0]!.as !== 'records-unit-head') return { code: 'archive.panel-chair' };
  if (!members.some((member) => member.as === 'archivist')) return { code: 'archive.panel-lacks-archivist' };
  return null;
}

/** The processing units whose records are on the list and whose head is not on the panel. */
export function unitsWithoutVoice(panel: Panel, unitIds: readonly UnitId[]): UnitId[] {
  const heard = new Set(
    panel.members.filter(({ as }) => as === 'processing-unit-head').map(({ unitId }) => unitId),
  );
  return [...new Set(unitIds)].filter((unitId) => !heard.has(unitId));
}
