import { AppError } from '#core/contract/errors.ts';
import { sessions } from '#modules/identity/contract/sessions.ts';
import { callAs, callDirectly } from '../data/client.ts';
import type { Language } from '../i18n/language.ts';
import type { Session } from './session.ts';

/** The session of this browser, whoever's it is by now; null when there is none. Throws when no answer came. */
export async function currentSession(): Promise<Session | null> {
  try {
    return await callAs(null)(sessions.current, {});
  } catch (error) {
    if (error instanceof AppError && error.code === 'core.signed-out') return null;
    throw error;
  }
}

/** Tells the server in which language to write to this person. The screen has changed already. */
export function keepLanguage(locale: Language): void {
  void callDirectly(sessions.setLocale, { locale }).catch(() => {});
}
