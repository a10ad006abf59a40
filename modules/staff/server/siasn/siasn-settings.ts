import type { Tx } from '#core/db/tx.ts';
import { currentAgency } from '#modules/organization/server/organization.api.ts';

/** How BKN is asked; without it nobody is. The keys are those that BKN gives one agency. */
export interface SiasnSettings {
  /** Code of the agency that BKN gave the keys. */
  agency: string;
  /** `https://apimws.bkn.go.id:8243/apisiasn/1.0` */
  address: string;
  /** Where the gateway gives tokens: `https://apimws.bkn.go.id/oauth2/token`. */
  gatewayTokens: string;
  consumerKey: string;
  consumerSecret: string;
  /** Where SSO gives tokens: `https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token`. */
  userTokens: string;
  clientId: string;
  user: string;
  password: string;
}

/** Whether the agency is the one that BKN gave the keys. */
export async function isConnected(tx: Tx, settings: SiasnSettings | null): Promise<boolean> {
  return settings !== null && (await currentAgency(tx))?.code === settings.agency;
}
