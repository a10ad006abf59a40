/** @jsxImportSource preact */
import type { PortalRequest } from '#portal/portal-page.ts';
import type { ShownSignature } from '../contract/verification.ts';
import { instantIn } from './days.ts';

interface CardProps {
  request: PortalRequest;
  signature: ShownSignature;
  /** In which times are told. */
  zone: string;
  /** The file was changed after it was signed: what was signed is sound, what is shown is not. */
  overtaken: boolean;
}

/** Who signed or stamped, when, by which authority, and what speaks against it. */
export function SignatureCard({ request, signature, zone, overtaken }: CardProps) {
  const { t, locale } = request;
  const isStamp = signature.kind === 'time-stamp';
  const against = [
    ...signature.faults.map((fault) => t(`outgoing.verify.signature-fault.${fault}`)),
    ...signature.distrust.map((reason) => t(`outgoing.verify.distrust.${reason}`)),
  ];
  const at = (instant: string) => instantIn(locale, zone, instant);
  return (
    <section class="card signature">
      <h3>{signature.name ?? t('outgoing.verify.nameless')}</h3>
      {(signature.post || signature.agency) && (
        <p>{[signature.post, signature.agency].filter(Boolean).join(', ')}</p>
      )}
      {signature.actingAs && <p>{t('outgoing.verify.acting-as', { as: signature.actingAs })}</p>}
      {against.length > 0 ? (
        <ul class="plain bad">
          {against.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : overtaken ? (
        <p>{t('outgoing.verify.signature-overtaken')}</p>
      ) : (
        <p class="good">{t(isStamp ? 'outgoing.verify.stamp-right' : 'outgoing.verify.signature-right')}</p>
      )}
      <dl class="facts">
        {signature.statedAt && !isStamp && (
          <>
            <dt>{t('outgoing.verify.stated-at')}</dt>
            <dd>{at(signature.statedAt)}</dd>
          </>
        )}
        <dt>{t('outgoing.verify.proven-at')}</dt>
        <dd>{signature.provenAt ? at(signature.provenAt) : t('outgoing.verify.time-unproven')}</dd>
        <dt>{t('outgoing.verify.authority')}</dt>
        <dd>
          {signature.authority ?? t('outgoing.verify.authority-unknown')}
          {signature.authority && !isStamp && (
            <>
              <br />
              <b>{t(signature.certified ? 'outgoing.verify.certified' : 'outgoing.verify.uncertified')}</b>{' '}
              <small>
                {t(
                  signature.certified ? 'outgoing.verify.certified-hint' : 'outgoing.verify.uncertified-hint',
                )}
              </small>
            </>
          )}
        </dd>
        {!isStamp && signature.level !== 'none' && (
          <>
            <dt>{t('outgoing.verify.level')}</dt>
            <dd>
              {signature.level}
              <br />
              <small>{t(`outgoing.verify.level.${signature.level}`)}</small>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
