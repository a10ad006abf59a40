import { ownCharacters } from '#modules/identity/server/identity.api.ts';
import { passphraseRules } from '../../contract/terms.ts';

/**
 * Why a passphrase is refused, as an error code; null when it is accepted. Length before mixture (NIST SP 800-63B-4
 * §3.1.1): a sentence is welcome, a name with a year is not, however it is dressed.
 * @param context words that stand for the person and the office
 */
export function passphraseRefusal(passphrase: string, context: readonly string[]): string | null {
  const text = passphrase.normalize('NFKC');
  const length = [...text].length;
  if (length > passphraseRules.most) return 'signatures.passphrase-too-long';
  if (length < passphraseRules.least) return 'signatures.passphrase-too-short';
  return ownCharacters(text, context) < passphraseRules.own ? 'signatures.passphrase-guessable' : null;
}
