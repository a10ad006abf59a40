/** Our cookies: the session, the mark of a device that signed in before, and a sign-in that is under way elsewhere. */
export type CookieName = 'session' | 'device' | 'flow';

const suffixes: Record<CookieName, string> = { session: '', device: '-device', flow: '-flow' };

/** The cookie's name on the wire: bound to the host by the browser where the installation is reached by https. */
export function cookieName(publicUrl: string, name: CookieName): string {
  return `${publicUrl.startsWith('https:') ? '__Host-pendopo' : 'pendopo'}${suffixes[name]}`;
}

/** The value of one of our cookies in a `Cookie` header. */
export function readCookie(
  header: string | undefined,
  publicUrl: string,
  name: CookieName,
): string | undefined {
  const prefix = `${cookieName(publicUrl, name)}=`;
  const cookie = header?.split(/; */).find((part) => part.startsWith(prefix));
  return cookie?.slice(prefix.length);
}

/** A `Set-Cookie` header (RFC 6265); a cookie without a value is taken away. */
export function writtenCookie(
  cookie: { name: CookieName; value: string | null; maxAgeSeconds: number },
  publicUrl: string,
): string {
  const age = cookie.value === null ? 0 : cookie.maxAgeSeconds;
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(publicUrl, cookie.name)}=${cookie.value ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}
