import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNip } from '#office/format/format.ts';
import type { AccountView } from '../../contract/accounts.ts';
import styles from './accounts.module.css';

interface IdentifierListProps extends Pick<AccountView, 'identifiers'> {
  /** One after the other and without their kinds, as lists show them. */
  inLine?: boolean;
}

/** What the person may type to sign in. */
export function IdentifierList({ identifiers, inLine }: IdentifierListProps) {
  const { t } = useTranslation();
  return (
    <ul className={inLine ? styles.inLine : styles.identifiers}>
      {identifiers.map(({ kind, value }) => (
        <li key={`${kind} ${value}`}>
          <span className={inLine ? 'unseen' : styles.kind}>{t(`identity.identifier.${kind}`)}</span>{' '}
          <span className="figures">{kind === 'nip' ? formatNip(value) : breakable(value)}</span>
        </li>
      ))}
    </ul>
  );
}

/** An address breaks before its `@` rather than within a word. */
function breakable(value: string) {
  return value.split(/(?=@)/).map((part, at) => (
    <Fragment key={part}>
      {at > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
