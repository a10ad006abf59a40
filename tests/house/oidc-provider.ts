import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OidcSettings } from '#modules/identity/server/identity-settings.ts';

type ProviderConstructor = new (issuer: string, configuration: object) => { callback(): RequestListener };

export interface TestProvider {
  settings: OidcSettings;
  /** Answers from now on, and sends browsers back to this address alone. */
  serve(redirectUri: string): Promise<void>;
  close(): Promise<void>;
}

/** A certified provider on loopback, where anybody signs in by saying who they are. */
export async function oidcProvider(): Promise<TestProvider> {
  const listener = createServer();
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const clientSecret = 'sebuah-rahasia-klien-yang-panjang-sekali';
  return {
    settings: { issuer, clientId: 'pendopo', clientSecret, label: 'SSO Kabupaten' },
    serve: async (redirectUri) => {
      // @ts-expect-error the library brings no types
      const library: { Provider: ProviderConstructor } = await import('oidc-provider');
      const provider = new library.Provider(issuer, {
        clients: [
          {
            client_id: 'pendopo',
            client_secret: clientSecret,
            redirect_uris: [redirectUri],
            token_endpoint_auth_method: 'client_secret_post',
          },
        ],
        cookies: { keys: ['kunci'] },
        pkce: { required: () => true },
        features: { devInteractions: { enabled: true } },
      });
      listener.on('request', provider.callback());
    },
    close: async () => {
      listener.closeAllConnections();
      await new Promise((done) => listener.close(done));
    },
  };
}
