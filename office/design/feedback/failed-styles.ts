/** Style sheets of parts that did not come. */
const failed = new Set<HTMLLinkElement>();

/**
 * Notes style sheets that did not come. The loader of the build asks for each once and takes it for loaded from then on:
 * without a word, the next attempt would show the part without its style.
 */
export function noteFailedStyles(): void {
  const note = ({ target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
    target.remove();
    failed.add(target);
  };
  document.addEventListener('error', note, true);
}

/** Asks anew for what did not come; fails where it does not come now either. */
export async function fetchFailedStyles(): Promise<void> {
  await Promise.all(
    [...failed].map((link) => {
      failed.delete(link);
      const again = link.cloneNode() as HTMLLinkElement;
      return new Promise((resolve, reject) => {
        again.addEventListener('load', resolve);
        again.addEventListener('error', reject);
        document.head.append(again);
      });
    }),
  );
}
