import { outsideRoute, type Route, route } from '#core/http/route.ts';
import { sessions } from '../contract/sessions.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { closeSession } from './usecases/close-session.ts';
import { currentSession } from './usecases/current-session.ts';
import { listSessions } from './usecases/list-sessions.ts';
import { openSession } from './usecases/open-session.ts';
import { revokeOtherSessions } from './usecases/revoke-other-sessions.ts';
import { revokeSession } from './usecases/revoke-session.ts';
import { setLocale } from './usecases/set-locale.ts';

/** Every operation of the module, bound to its use case. */
export function identityRoutes(settings: IdentitySettings): Route[] {
  return [
    outsideRoute(sessions.open, (ctx, input) => openSession(ctx, settings, input)),
    route(sessions.current, currentSession),
    outsideRoute(sessions.close, closeSession),
    route(sessions.list, listSessions),
    route(sessions.revoke, revokeSession),
    route(sessions.revokeOthers, revokeOtherSessions),
    route(sessions.setLocale, setLocale),
  ];
}
