import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA, without the house rules of the tool. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const own = createRequire(import.meta.url);
const axeSource = readFileSync(
  createRequire(own.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface Finding {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Findings of axe on the page as it stands, one line each: where it was looked at, the rule, the element, the cause. */
export async function findingsOf(page: Page, view: string, only?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const runOnly = only ? { type: 'rule', values: only } : { type: 'tag', values: wcag };
  const violations = await page.evaluate(async (chosen) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (on: Document, how: object) => Promise<{ violations: Finding[] }> };
    };
    const how = { runOnly: chosen, resultTypes: ['violations'], preload: false };
    return (await axe.run(document, how)).violations.map(({ id, nodes }) => ({ id, nodes }));
  }, runOnly);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${view}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

const themes = {
  light: { mantineColorScheme: 'light', contrast: 'normal' },
  dark: { mantineColorScheme: 'dark', contrast: 'normal' },
  'high contrast': { mantineColorScheme: 'light', contrast: 'high' },
  'dark high contrast': { mantineColorScheme: 'dark', contrast: 'high' },
} as const;

export type Theme = keyof typeof themes;
export const otherThemes: readonly Theme[] = ['dark', 'high contrast', 'dark high contrast'];

/** Shows the page in a theme, as the switch of the office does; rows far below are painted anew, too. */
export async function showIn(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(async (marks) => {
    Object.assign(document.documentElement.dataset, marks);
    const everything = new CSSStyleSheet();
    everything.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [everything];
    // Colours that fade from one theme to the other are at their end before anyone measures them.
    for (let frame = 0; frame < 3; frame += 1) {
      await new Promise(requestAnimationFrame);
      for (const animation of document.getAnimations()) animation.finish();
    }
  }, themes[theme]);
}

/** Elements that stick out of the page at this width; none where nothing has to be scrolled sideways. */
export async function stickingOut(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(async (at) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const names = wide.slice(-3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
    return [`${at} px: ${root.scrollWidth} px wide because of ${names.join(', ')}`];
  }, width);
}
