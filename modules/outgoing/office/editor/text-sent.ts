/** The texts that are open on this page, by their draft. */
export const openTexts = new Map<string, { send(): Promise<boolean> }>();

/**
 * Resolves when everything that was written on this page has arrived; false where it cannot (no network, or refused).
 * Awaited before an act that takes the text as it stands.
 */
export async function textIsSent(draftId: string): Promise<boolean> {
  return (await openTexts.get(draftId)?.send()) ?? true;
}
