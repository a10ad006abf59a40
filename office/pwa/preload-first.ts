import type { HtmlTagDescriptor, Plugin } from 'vite';

/** What the first screen needs besides the entry: found early, it does not wait for the script that asks for it. */
const first: { file: RegExp; attrs: Record<string, string | boolean> }[] = [
  { file: /^assets\/texts-id-.*\.js$/, attrs: { rel: 'modulepreload', crossorigin: true } },
  {
    file: /-latin-wght-normal-.*\.woff2$/,
    attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true },
  },
];

/** Lets the browser fetch the Indonesian texts and the Latin letters together with the entry. */
export function preloadFirst(): Plugin {
  let base = '/';
  return {
    name: 'pendopo-preload-first',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }): HtmlTagDescriptor[] {
        const files = Object.keys(bundle);
        return first.flatMap(({ file, attrs }) =>
          files
            .filter((name) => file.test(name))
            .map((name) => ({
              tag: 'link',
              attrs: { ...attrs, href: base + name },
              injectTo: 'head' as const,
            })),
        );
      },
    },
  };
}
