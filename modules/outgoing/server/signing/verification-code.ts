/** Where anybody verifies the letter; it is printed on it, as words and as a QR code. */
export function verificationAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/verifikasi/${code}`;
}
