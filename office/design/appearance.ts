import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { createStore } from '../state/store.ts';
import { readStored, writeStored } from '../state/stored.ts';

export const themes = ['auto', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

function storedTheme(): Theme {
  const stored = readStored('theme');
  return themes.find((theme) => theme === stored) ?? 'auto';
}

/** The theme the person chose; `contrast` is high contrast in the system's own light or dark. */
export const chosenTheme = createStore<Theme>(storedTheme());

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const moreContrast = matchMedia('(prefers-contrast: more)');

/** Marks the document with the scheme and contrast that the choice comes to; `before.js` did the same for the first paint. */
function applyTheme(): void {
  const theme = chosenTheme.get();
  const high = theme === 'contrast' || (theme === 'auto' && moreContrast.matches);
  const root = document.documentElement;
  root.dataset.contrast = high ? 'high' : 'normal';
  root.dataset.mantineColorScheme = schemeOf(theme);
}

function schemeOf(theme: Theme): 'light' | 'dark' {
  if (theme === 'light' || theme === 'dark') return theme;
  return darkSystem.matches ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  writeStored('theme', theme === 'auto' ? null : theme);
  chosenTheme.set(theme);
}

/** Lets the component library follow our choice instead of keeping one of its own. */
export const themeManager: MantineColorSchemeManager = {
  get: () => librarySchemeOf(chosenTheme.get()),
  set: () => {},
  subscribe(onUpdate) {
    const follow = () => {
      onUpdate(librarySchemeOf(chosenTheme.get()));
      applyTheme();
    };
    chosenTheme.subscribe(follow);
    moreContrast.addEventListener('change', applyTheme);
    darkSystem.addEventListener('change', applyTheme);
  },
  unsubscribe: () => {},
  clear: () => {},
};

function librarySchemeOf(theme: Theme): MantineColorScheme {
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}
