/** Where the OpenID Connect provider sends the browser back to. */
const providerReturn = `${import.meta.env.BASE_URL}oidc`;

/** True on the way back from the provider. */
export function comesFromProvider(): boolean {
  return location.pathname === providerReturn && location.search.length > 1;
}
