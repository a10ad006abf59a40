import { Check, Dot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import type { passwords } from '../../contract/accounts.ts';
import styles from './password-rules.module.css';

export type PasswordPolicy = OutputOf<typeof passwords.policy>;

const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** What is asked of a password, before it is typed; what can be seen here is ticked while it is. */
export function PasswordRules({ policy, typed, id }: { policy: PasswordPolicy; typed: string; id: string }) {
  const { t } = useTranslation();
  const length = [...typed.normalize('NFKC')].length;
  const rules: { text: string; met: boolean }[] = [
    { text: t('identity.rules.length', { count: policy.minLength }), met: length >= policy.minLength },
    ...(policy.mixed
      ? [{ text: t('identity.rules.mixed'), met: classes.every((shape) => shape.test(typed)) }]
      : []),
  ];
  const told = [
    t('identity.rules.guessable'),
    ...(policy.history > 0 ? [t('identity.rules.history', { count: policy.history })] : []),
    policy.validDays ? t('identity.rules.validDays', { count: policy.validDays }) : t('identity.rules.noEnd'),
  ];
  return (
    <div className={styles.rules} id={id}>
      <p className={styles.title}>{t(`identity.rules.of.${policy.profile}`)}</p>
      <ul>
        {rules.map(({ text, met }) => (
          <li key={text} data-met={met || undefined}>
            {met ? <Check size={16} aria-hidden="true" /> : <Dot size={16} aria-hidden="true" />}
            {text}
            {met ? <span className="unseen"> ({t('identity.rules.met')})</span> : null}
          </li>
        ))}
        {told.map((text) => (
          <li key={text}>
            <Dot size={16} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
