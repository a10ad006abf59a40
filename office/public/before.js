// Runs before the first paint: the chosen theme without a flash, and no `eval` inside the schema library (strict CSP).
(() => {
  globalThis.__zod_globalConfig = Object.assign(globalThis.__zod_globalConfig ?? {}, { jitless: true });
  const root = document.documentElement;
  let theme = 'auto';
  try {
    theme = localStorage.getItem('pendopo.theme') ?? 'auto';
    root.lang = localStorage.getItem('pendopo.locale') ?? 'id';
  } catch {
    // Storage is closed: the system's theme it is.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const more = matchMedia('(prefers-contrast: more)').matches;
  root.dataset.contrast = theme === 'contrast' || (theme === 'auto' && more) ? 'high' : 'normal';
  root.dataset.mantineColorScheme = theme === 'light' || theme === 'dark' ? theme : dark ? 'dark' : 'light';
})();
