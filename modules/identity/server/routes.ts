import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { accounts, passwords } from '../contract/accounts.ts';
import { adoption } from '../contract/adoption.ts';
import { factors } from '../contract/factors.ts';
import { keys } from '../contract/keys.ts';
import { sessions } from '../contract/sessions.ts';
import { signIn } from '../contract/sign-in.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { createOidcProvider } from './oidc/provider.ts';
import { addPasskey } from './usecases/add-passkey.ts';
import { changePassword } from './usecases/change-password.ts';
import { closeSession } from './usecases/close-session.ts';
import { confirmTotp } from './usecases/confirm-totp.ts';
import { createAccount } from './usecases/create-account.ts';
import { createKey } from './usecases/create-key.ts';
import { currentSession } from './usecases/current-session.ts';
import { disableAccount } from './usecases/disable-account.ts';
import { enableAccount } from './usecases/enable-account.ts';
import { finishOidc } from './usecases/finish-oidc.ts';
import { finishOidcLink } from './usecases/finish-oidc-link.ts';
import { listAccounts } from './usecases/list-accounts.ts';
import { listFactors } from './usecases/list-factors.ts';
import { listKeys } from './usecases/list-keys.ts';
import { listSessions } from './usecases/list-sessions.ts';
import { openSession } from './usecases/open-session.ts';
import { passkeyOptions } from './usecases/passkey-options.ts';
import { passkeySignInOptions } from './usecases/passkey-sign-in-options.ts';
import { passwordPolicy } from './usecases/password-policy.ts';
import { proposeTotp } from './usecases/propose-totp.ts';
import { removeFactors } from './usecases/remove-factors.ts';
import { removeOidcLink } from './usecases/remove-oidc-link.ts';
import { removePasskey } from './usecases/remove-passkey.ts';
import { removeTotp } from './usecases/remove-totp.ts';
import { renewPassword } from './usecases/renew-password.ts';
import { renewRecoveryCodes } from './usecases/renew-recovery-codes.ts';
import { resetPassword } from './usecases/reset-password.ts';
import { revokeKey } from './usecases/revoke-key.ts';
import { revokeOtherSessions } from './usecases/revoke-other-sessions.ts';
import { revokeSession } from './usecases/revoke-session.ts';
import { setLocale } from './usecases/set-locale.ts';
import { setPasswordPolicy } from './usecases/set-password-policy.ts';
import { showAdoption } from './usecases/show-adoption.ts';
import { signInByPasskey } from './usecases/sign-in-by-passkey.ts';
import { signInOptions } from './usecases/sign-in-options.ts';
import { startOidc } from './usecases/start-oidc.ts';
import { startOidcLink } from './usecases/start-oidc-link.ts';
import { stepUp } from './usecases/step-up.ts';

/**
 * Every operation of the module, bound to its use case. Those that hash, talk to the provider or answer a secret run
 * outside a transaction: what they answer is never kept among the remembered answers.
 */
export function identityRoutes(settings: IdentitySettings): Route[] {
  const provider = settings.oidc && createOidcProvider(settings.oidc);
  return [
    route(signIn.options, (ctx) => signInOptions(ctx, settings)),
    outsideRoute(sessions.open, (ctx, input) => openSession(ctx, settings, input)),
    route(factors.passkeySignInOptions, passkeySignInOptions),
    outsideRoute(factors.signInByPasskey, (ctx, input) => signInByPasskey(ctx, settings, input)),
    outsideRoute(signIn.startOidc, (ctx) => startOidc(ctx, provider)),
    outsideRoute(signIn.finishOidc, (ctx, input) => finishOidc(ctx, settings, provider, input)),
    outsideRoute(passwords.renew, (ctx, input) => renewPassword(ctx, settings, input)),

    route(sessions.current, currentSession),
    outsideRoute(sessions.close, closeSession),
    route(sessions.list, listSessions),
    route(sessions.revoke, revokeSession),
    route(sessions.revokeOthers, revokeOtherSessions),
    outsideRoute(sessions.stepUp, stepUp),
    route(sessions.setLocale, setLocale),
    outsideRoute(passwords.change, (ctx, input) => changePassword(ctx, settings, input)),

    route(factors.list, (ctx) => listFactors(ctx, settings)),
    outsideRoute(factors.proposeTotp, proposeTotp),
    outsideRoute(factors.confirmTotp, confirmTotp),
    outsideRoute(factors.renewRecoveryCodes, renewRecoveryCodes),
    route(factors.removeTotp, removeTotp),
    route(factors.passkeyOptions, passkeyOptions),
    route(factors.addPasskey, addPasskey),
    route(factors.removePasskey, removePasskey),
    outsideRoute(signIn.startLink, (ctx) => startOidcLink(ctx, provider)),
    outsideRoute(signIn.finishLink, (ctx, input) => finishOidcLink(ctx, provider, input)),
    route(signIn.unlink, removeOidcLink),

    outsideRoute(keys.create, createKey),
    route(keys.list, listKeys),
    route(keys.revoke, revokeKey),

    route(accounts.list, listAccounts),
    route(adoption.show, showAdoption),
    outsideRoute(accounts.create, createAccount),
    route(accounts.disable, disableAccount),
    route(accounts.enable, enableAccount),
    outsideRoute(accounts.resetPassword, resetPassword),
    route(accounts.removeFactors, removeFactors),
    route(passwords.policy, (ctx) => passwordPolicy(ctx, settings)),
    route(passwords.setPolicy, setPasswordPolicy),
  ];
}
