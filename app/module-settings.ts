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
  };
}
