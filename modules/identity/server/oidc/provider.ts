import type { Configuration } from 'openid-client';
import { AppError, fail } from '#core/contract/errors.ts';
import type { OidcSettings } from '../identity-settings.ts';

/** The page of the office that the provider sends the browser back to; it must be registered there. */
export const callbackPath = '/office/oidc';

/** What the browser must bring back, kept sealed in its cookie meanwhile. */
export interface OidcFlow {
  state: string;
  nonce: string;
  verifier: string;
}

export interface OidcProvider {
  settings: OidcSettings;
  /** Where the browser is sent, and what it must bring back. */
  begin(redirectUri: string, statePrefix: string): Promise<{ url: string; flow: OidcFlow }>;
  /** The subject that the provider vouches for. @throws AppError oidc-refused, oidc-unreachable */
  finish(callback: URL, flow: OidcFlow): Promise<string>;
}

const seconds = 10;

/**
 * The provider by its discovery document (OpenID Connect Discovery 1.0), read when it is first needed and again after
 * a failure. Authorization code flow with PKCE, state and nonce (RFC 9700 §2.1).
 */
export function createOidcProvider(settings: OidcSettings): OidcProvider {
  let discovered: Promise<Configuration> | undefined;
  const discover = async (): Promise<Configuration> => {
    discovered ??= import('openid-client').then((client) =>
      client.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        timeout: seconds,
        ...(settings.issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {}),
      }),
    );
    try {
      return await discovered;
    } catch {
      discovered = undefined;
      return fail('identity.oidc-unreachable');
    }
  };
  return {
    settings,
    async begin(redirectUri, statePrefix) {
      const client = await import('openid-client');
      const configuration = await discover();
      const flow = {
        state: `${statePrefix}.${client.randomState()}`,
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, flow };
    },
    async finish(callback, flow) {
      const client = await import('openid-client');
      const configuration = await discover();
      try {
        const tokens = await client.authorizationCodeGrant(configuration, callback, {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        });
        return tokens.claims()?.sub ?? fail('identity.oidc-refused');
      } catch (error) {
        throw isNetworkFault(error)
          ? new AppError('identity.oidc-unreachable')
          : new AppError('identity.oidc-refused');
      }
    },
  };
}

function isNetworkFault(error: unknown): boolean {
  const { code, name } = error as { code?: string; name?: string };
  return code === 'OAUTH_TIMEOUT' || name === 'TypeError' || name === 'TimeoutError';
}
