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
