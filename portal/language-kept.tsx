/** @jsxImportSource preact */
import type { PortalRequest } from './portal-page.ts';

type Asked = Pick<PortalRequest, 'fields' | 'locale'>;

/** The language that the visitor chose by its link; null where the browser's is used. */
function chosen({ fields, locale }: Asked): string | null {
  return fields.lang === locale ? locale : null;
}

/**
 * A link to another page of the portal, which keeps the language that was chosen: there is no cookie to remember it.
 * @param path a path of this site, with `#` where it leads into the page
 */
export function linkTo(path: `/${string}`, request: Asked): string {
  const language = chosen(request);
  if (!language) return path;
  const [page, place] = path.split('#');
  return `${page}?lang=${language}${place ? `#${place}` : ''}`;
}

/** The same for a form that is sent by GET, which drops the query of its address. */
export function LanguageField({ request }: { request: Asked }) {
  const language = chosen(request);
  return language ? <input type="hidden" name="lang" value={language} /> : null;
}
