import { z } from 'zod';
import type { EventDefinition } from '#core/contract/event.ts';
import type { Operation } from '#core/contract/operation.ts';
import type { Module } from '#core/module.ts';

const text = (keys: ReadonlySet<string>, key: string) => (keys.has(key) ? [] : [`no text ${key}`]);

/** What is wrong with the operations of the house. */
export function operationFaults(operations: readonly Operation[], publicOnes: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return operations.flatMap((op) => {
    const faults: string[] = [];
    const address = `${op.method} ${op.path.replace(/:\w+/g, ':')}`;
    if (seen.has(op.id) || seen.has(address)) faults.push(`${op.id}: ${address} stands twice`);
    seen.set(op.id, address).set(address, op.id);
    if (!op.access?.kind) faults.push(`${op.id} has no access`);
    if (!/^[a-z-]+\.[a-z-]+$/.test(op.id)) faults.push(`${op.id} is not module.verb-noun`);
    const root = op.dialect?.root ?? '/api/';
    if (!op.path.startsWith(root)) faults.push(`${op.id} is outside ${root}`);
    if (op.access?.kind === 'public' && !publicOnes.includes(op.id))
      faults.push(`${op.id} is public, but not in the list of public operations`);
    if (drawsUnasked(op)) faults.push(`${op.id} makes or takes files, but costs no allowance`);
    return faults;
  });
}

/** Printed forms, sheets and uploads draw on an allowance; pieces of an upload belong to the one that began it. */
function drawsUnasked(op: Operation): boolean {
  const made = op.produces === 'application/pdf' || op.produces?.endsWith('.sheet') === true;
  const taken = op.upload === true && op.method === 'POST' && op.access?.kind !== 'public';
  return (made || taken) && op.costs === undefined;
}

/** Answers of the kind that is told once (keys, codes, secrets) which a second use of an idempotency key would repeat. */
export function keptSecrets(operations: readonly Operation[]): string[] {
  return operations
    .filter((op) => op.method !== 'GET' && op.access.kind !== 'public' && !op.tellsOnce && op.output)
    .filter((op) => {
      // Elsewhere a code is a name in a list; in identity it opens an account.
      const told = op.id.startsWith('identity.') ? /"(code|key|secret|token|\w+Codes)":/ : /"(key|token)":/;
      return told.test(JSON.stringify(z.toJSONSchema(op.output!, { unrepresentable: 'any' })));
    })
    .map((op) => `${op.id} answers with a secret, which would be kept with its key`);
}

/** Names that have no text in the source language. */
export function untold(
  module: Pick<Module, 'events' | 'permissions'>,
  errors: readonly string[],
  keys: ReadonlySet<string>,
): string[] {
  return [
    ...module.events.flatMap((one) => text(keys, `events.${one.type}`)),
    ...module.permissions.flatMap((one) => text(keys, `permissions.${one}`)),
    ...errors.flatMap((code) => text(keys, `errors.${code}`)),
  ];
}

/** Subscribers of events that no module declares, and work that nobody would run. */
export function looseEnds(
  modules: readonly Pick<Module, 'name' | 'events' | 'subscribers' | 'jobs'>[],
): string[] {
  const events = new Set<EventDefinition>(modules.flatMap((module) => module.events));
  const names = modules.flatMap((module) => [...module.subscribers, ...module.jobs].map((one) => one.name));
  return [
    ...modules.flatMap((module) =>
      module.subscribers
        .filter((one) => !events.has(one.event))
        .map((one) => `${one.name} waits for ${one.event.type}, which nobody tells`),
    ),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is named twice`),
  ];
}

/** Keys that stand in one language only. The form for one thing is English alone: Indonesian nouns have a single form. */
export function halfTold(id: Record<string, string>, en: Record<string, string>): string[] {
  const isForm = (key: string) => key.endsWith('_one') && key.slice(0, -4) in en;
  const missing = (from: Record<string, string>, to: Record<string, string>, language: string) =>
    Object.keys(from)
      .filter((key) => !(key in to) && !isForm(key))
      .map((key) => `${key} has no ${language} text`);
  return [...missing(id, en, 'English'), ...missing(en, id, 'Indonesian')];
}
