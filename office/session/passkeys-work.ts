/** Whether this browser can use passkeys here (WebAuthn asks for a secure context). */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential === 'function' && isSecureContext;
}
