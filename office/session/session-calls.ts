import { AppError } from '#core/contract/errors.ts';
import { sessions } from '#modules/identity/contract/sessions.ts';
import { callDirectly } from '../data/client.ts';
import type { SessionPort, SignInWays } from './session-port.ts';

const passwordOnly: SignInWays = { passkey: false, providers: [], demoAccounts: [] };

/** The session port over the public API. */
export const sessionCalls: SessionPort = {
  async current() {
    try {
      return await callDirectly(sessions.current, {});
    } catch (error) {
      if (error instanceof AppError && error.code === 'core.signed-out') return null;
      throw error;
    }
  },
  async ways() {
    return passwordOnly;
  },
  async open(credentials) {
    await callDirectly(sessions.open, credentials);
  },
  async openWithPasskey() {
    throw new AppError('office.not-offered');
  },
  async stepUp(password) {
    await callDirectly(sessions.stepUp, { password });
  },
  async stepUpWithPasskey() {
    throw new AppError('office.not-offered');
  },
  async close() {
    await callDirectly(sessions.close, {});
  },
  async keepLanguage(locale) {
    await callDirectly(sessions.setLocale, { locale });
  },
};
