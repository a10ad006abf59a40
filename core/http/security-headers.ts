/** JSON and files run nothing and load nothing. */
export const closedPolicy =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/**
 * Headers of every answer (OWASP ASVS 5.0 V3.4). Nothing runs, is kept or is listed by a search engine unless the answer
 * says otherwise.
 * HSTS only where the installation is reached by https.
 */
export function securityHeaders(secure: boolean): Record<string, string> {
  return {
    'content-security-policy': closedPolicy,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(self), payment=()',
    'x-frame-options': 'DENY',
    ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** Files of the office: the service worker among them fetches the others, as nobody else does. */
export const assetPolicy =
  "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Pages: only our own files; styles that a page builds itself carry its nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** The portal: one stylesheet of ours, forms to ourselves, no script at all. */
export const portalPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Pages of the portal that a script of ours makes handier, and that say everything without it. */
export const scriptedPortalPolicy = `${portalPolicy}; script-src 'self'`;
