/** Where the OpenID Connect provider sends the browser back to. */
const providerReturn = `${import.meta.env.BASE_URL}oidc`;

/** True on the way back from the provider to sign in. Who went there to link an account is signed in and stays so. */
export function comesFromProvider(): boolean {
  if (location.pathname !== providerReturn || location.search.length <= 1) return false;
  return !new URLSearchParams(location.search).get('state')?.startsWith('link.');
}
