import type { Config } from './config.ts';
import { demoAccounts } from './demo/demo-accounts.ts';
import type { ModuleSettings } from './modules.ts';

/** What the configuration says about single modules. */
export function moduleSettings(config: Config): ModuleSettings {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcLabel } = config;
  return {
    identity: {
      passwordPolicy: config.passwordPolicy,
      sessionIdleMinutes: config.sessionIdleMinutes,
      sessionMaxHours: config.sessionMaxHours,
      oidc:
        oidcIssuer && oidcClientId && oidcClientSecret
          ? { issuer: oidcIssuer, clientId: oidcClientId, clientSecret: oidcClientSecret, label: oidcLabel }
          : null,
      demoAccounts: config.demo ? demoAccounts : [],
    },
    staff: { siasn: siasnOf(config) },
  };
}

/** SIASN, where the operator names the agency and the keys that BKN gave it. */
function siasnOf(config: Config): ModuleSettings['staff']['siasn'] {
  const { siasnAgency, siasnConsumerKey, siasnConsumerSecret, siasnClientId, siasnUser, siasnPassword } =
    config;
  if (!siasnAgency || !siasnConsumerKey || !siasnConsumerSecret) return null;
  if (!siasnClientId || !siasnUser || !siasnPassword) return null;
  return {
    agency: siasnAgency,
    address: config.siasnUrl ?? 'https://apimws.bkn.go.id:8243/apisiasn/1.0',
    gatewayTokens: config.siasnTokenUrl ?? 'https://apimws.bkn.go.id/oauth2/token',
    userTokens:
      config.siasnSsoUrl ??
      'https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token',
    consumerKey: siasnConsumerKey,
    consumerSecret: siasnConsumerSecret,
    clientId: siasnClientId,
    user: siasnUser,
    password: siasnPassword,
  };
}
