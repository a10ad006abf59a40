import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { letterPath } from '#modules/letters/office/addresses.ts';
import { Facts } from '#office/design/panel.tsx';
import type { ShownRecipient } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { draftPath } from '../addresses.ts';
import { attachmentAddress } from '../file-addresses.ts';
import styles from './draft.module.css';

/** What stands round the text, to be read. */
export function DraftFactList({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const { facts } = draft;
  const postName = (id: string) => draft.posts.find((post) => post.id === id)?.name ?? '–';
  const nameOf = (one: ShownRecipient) => {
    const own = ownName(one);
    return one.behind === undefined ? own : t('outgoing.recipients.behind', { name: own, list: one.behind });
  };
  const ownName = (one: ShownRecipient) => {
    if (one.name !== null) return one.name;
    if (one.channel === 'post') return postName(one.postId);
    return one.channel === 'agency'
      ? (draft.agencies.find(({ id }) => id === one.agencyId)?.name ?? '–')
      : '';
  };
  return (
    <Facts
      of={[
        [t('outgoing.field.recipients'), <Names key="to" of={facts.recipients.map(nameOf)} />],
        [t('outgoing.field.copies'), <Names key="cc" of={facts.copies.map(nameOf)} />],
        [
          t('outgoing.field.signers'),
          <Names
            key="signers"
            of={facts.signers.map(({ postId, forPostId }) =>
              forPostId
                ? t('outgoing.signers.inNameOf', { post: postName(postId), for: postName(forPostId) })
                : postName(postId),
            )}
          />,
        ],
        [
          t('outgoing.coWriters'),
          draft.coWriters.length > 0 ? (
            <Names key="writers" of={draft.coWriters.map(({ name }) => name)} />
          ) : null,
        ],
        [t('outgoing.field.urgency'), t(`outgoing.urgency.${facts.urgency}`)],
        [t('outgoing.field.securityClass'), t(`outgoing.class.${facts.securityClass}`)],
        [t('outgoing.field.classificationCode'), facts.classificationCode],
        [
          t('outgoing.field.attachments'),
          draft.files.length > 0 ? (
            <ul key="files" className={styles.names}>
              {draft.files.map(({ fileId, name }) => (
                <li key={fileId}>
                  <a href={attachmentAddress(draft.id, fileId)} download>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          ) : facts.attachments.count > 0 ? (
            `${facts.attachments.count} ${facts.attachments.unit}`
          ) : null,
        ],
        [
          t('outgoing.field.answers'),
          draft.answersLetterId ? (
            <Link key="answers" to={letterPath(draft.answersLetterId)}>
              {t('outgoing.answers.open')}
            </Link>
          ) : null,
        ],
        [
          t('outgoing.field.amends'),
          draft.amends ? (
            <Link key="amends" to={draftPath(draft.amends.draftId)}>
              {t(`outgoing.amends.${draft.amends.how}`, { number: draft.amends.number ?? '–' })}
            </Link>
          ) : null,
        ],
      ]}
    />
  );
}

const shownAtOnce = 8;

function Names({ of }: { of: readonly string[] }) {
  const { t } = useTranslation();
  if (of.length === 0) return '–';
  const rest = of.slice(shownAtOnce);
  return (
    <>
      <ul className={styles.names}>
        {of.slice(0, shownAtOnce).map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two recipients may be printed alike
          <li key={`${at}${name}`}>{name}</li>
        ))}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>{t('outgoing.names.more', { count: rest.length })}</summary>
          <ul className={styles.names}>
            {rest.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <li key={`${at}${name}`}>{name}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
