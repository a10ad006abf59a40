import { describe, expect, it } from 'vitest';
import { sourceFaults, sourceRules } from './source-rules.ts';
import { sourceFile, sourceTree } from './source-tree.ts';

const tree = sourceTree();

describe('sources', () => {
  it.each(sourceRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(sourceFaults(tree, [rule])).toEqual([]);
  });

  it.each(sourceRules.map((rule) => [rule.name, rule] as const))('notice a planted fault: %s', (_, rule) => {
    expect(sourceFaults([sourceFile(rule.planted.path, rule.planted.text)], [rule])).not.toEqual([]);
  });
});
