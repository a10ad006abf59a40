import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA, without the house rules of the tool. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Findings of axe on the page as it stands, one line each: where it was looked at, the rule, the element, the cause. */
export async function findingsOf(page: Page, view: string, only?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (only ? builder.withRules([...only]) : builder.withTags(rules)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const cause = [...any, ...all, ...none][0]?.message ?? '';
      return `${view}: ${id} at ${target.join(' ')}: ${cause}`;
    }),
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

/** Shows the page in a theme, as the switch of the office does. */
export async function showIn(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((marks) => Object.assign(document.documentElement.dataset, marks), themes[theme]);
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
