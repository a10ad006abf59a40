import type { SigningView } from '../../contract/signing.ts';

export type SigningPhase =
  | { at: 'preparing'; error?: unknown }
  | { at: 'looking'; view: SigningView; error?: unknown }
  | { at: 'signing'; view: SigningView }
  | { at: 'done'; view: SigningView };

/**
 * Where an act is that was begun, by what the server says of it. An answer to the request itself may say that it goes on:
 * the server waits for seconds, a slow provider takes minutes.
 */
export const phaseOf = (view: SigningView): SigningPhase =>
  view.state === 'running' ? { at: 'signing', view } : { at: 'done', view };
