import { useTranslation } from 'react-i18next';
import type { ShownFacts } from '../../contract/draft-fields.ts';
import { type FactName, isSame } from '../fields/meet-others.ts';
import styles from './history.module.css';

/** The fields in the order in which they stand on the page. */
const names = [
  'subject',
  'recipients',
  'recipientsPlace',
  'copies',
  'signers',
  'urgency',
  'securityClass',
  'classificationCode',
  'attachments',
  'fileIds',
  'sendWhenSigned',
] as const satisfies readonly FactName[];

/** Which fields are no longer what they were; those that are words with both of them. */
export function FactsDifference({ before, after }: { before: ShownFacts; after: ShownFacts }) {
  const { t } = useTranslation();
  const changed = names.filter((name) => !isSame(before[name], after[name]));
  if (changed.length === 0) return null;
  return (
    <section className={styles.facts}>
      <h3>{t('outgoing.difference.fields')}</h3>
      <ul>
        {changed.map((name) => (
          <li key={name}>
            <strong>{t(`outgoing.field.${name}`)}</strong>{' '}
            <Words name={name} before={before[name]} after={after[name]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ name, before, after }: { name: FactName; before: unknown; after: unknown }) {
  const { t } = useTranslation();
  const wordsOf = (value: unknown) => {
    if (name === 'urgency') return t(`outgoing.urgency.${String(value)}`);
    if (name === 'securityClass') return t(`outgoing.class.${String(value)}`);
    return typeof value === 'string' ? value : null;
  };
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old === null && now === null) return null;
  return (
    <span>
      <del>{old ?? '–'}</del> <ins>{now ?? '–'}</ins>
    </span>
  );
}
