import { ActionIcon } from '@mantine/core';
import { CircleCheck, CircleX, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import type { Signer } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { signatures } from '../../contract/signing.ts';
import styles from './fields.module.css';

interface SignersFieldProps {
  draft: DraftView;
  value: readonly Signer[];
  onChange: (next: Signer[]) => void;
  error?: string | undefined;
}

type Authority = OutputOf<typeof signatures.authority>[number];

/** Who signs, in order, each with the answer to whether they may, and why. */
export function SignersField({ draft, value, onChange, error }: SignersFieldProps) {
  const { t } = useTranslation();
  const authority = useOperation(
    signatures.authority,
    { draftId: draft.id },
    { enabled: draft.facts.signers.length > 0, keepPrevious: true },
  ).data;
  const [least, most] = draft.kind.signers;
  // Nobody yet: an empty place to choose the first.
  const places: readonly (Signer | null)[] = value.length > 0 ? value : [null];
  const set = (at: number, signer: Signer | null) => {
    const next = [...places];
    next[at] = signer;
    onChange(next.filter((one) => one !== null));
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t('outgoing.field.signers')}</legend>
      {places.map((signer, at) => (
        <OneSigner
          // biome-ignore lint/suspicious/noArrayIndexKey: a signer is known by the place at which they sign
          key={`${at}.${signer?.postId ?? ''}`}
          draft={draft}
          signer={signer}
          number={most > 1 ? at + 1 : null}
          authority={authority?.find(({ postId }) => postId === signer?.postId)}
          removable={value.length > Math.max(1, least)}
          onChange={(next) => set(at, next)}
        />
      ))}
      {error ? <p className={styles.quiet}>{error}</p> : null}
      {value.length > 0 && value.length < most ? (
        <PostPicker
          aria-label={t('outgoing.signers.add')}
          placeholder={t('outgoing.signers.add')}
          value={null}
          leftSection={<Plus size={16} aria-hidden="true" />}
          onChange={(postId) => {
            if (postId && !value.some((one) => one.postId === postId))
              onChange([...value, { postId: postId as PostId, forPostId: null }]);
          }}
        />
      ) : null}
    </fieldset>
  );
}

interface OneSignerProps {
  draft: DraftView;
  signer: Signer | null;
  /** Their place, where several sign. */
  number: number | null;
  authority: Authority | undefined;
  removable: boolean;
  onChange: (next: Signer | null) => void;
}

function OneSigner({ draft, signer, number, authority, removable, onChange }: OneSignerProps) {
  const { t } = useTranslation();
  const optionOf = (id: string | null | undefined) => {
    const post = draft.posts.find((one) => one.id === id);
    return post ? { value: post.id as string, label: post.name } : null;
  };
  return (
    <div className={styles.signer}>
      <div className={styles.signerHead}>
        <PostPicker
          style={{ flex: 1 }}
          label={number ? t('outgoing.signers.nth', { number }) : t('outgoing.signers.post')}
          value={signer?.postId ?? null}
          chosen={optionOf(signer?.postId)}
          allowDeselect={false}
          onChange={(postId) =>
            postId ? onChange({ postId: postId as PostId, forPostId: signer?.forPostId ?? null }) : undefined
          }
        />
        {removable ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            mt={22}
            aria-label={t('outgoing.signers.remove')}
            onClick={() => onChange(null)}
          >
            <Trash2 size={16} aria-hidden="true" />
          </ActionIcon>
        ) : null}
      </div>
      {signer?.forPostId ? (
        <PostPicker
          label={t('outgoing.signers.for')}
          description={t('outgoing.signers.forHint')}
          value={signer.forPostId}
          chosen={optionOf(signer.forPostId)}
          clearable
          without={signer.postId}
          onChange={(postId) => onChange({ ...signer, forPostId: (postId as PostId | null) ?? null })}
        />
      ) : signer ? (
        <InTheNameOf draft={draft} signer={signer} onChange={onChange} />
      ) : null}
      {authority ? <AuthorityAnswer authority={authority} /> : null}
    </div>
  );
}

/** Opens the choice of the post in whose name it is signed; few letters need it. */
function InTheNameOf({
  draft,
  signer,
  onChange,
}: Pick<OneSignerProps, 'draft' | 'onChange'> & { signer: Signer }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('outgoing.signers.inName')}</summary>
      <PostPicker
        mt={8}
        label={t('outgoing.signers.for')}
        description={t('outgoing.signers.forHint')}
        value={null}
        without={signer.postId}
        disabled={!draft.can.write}
        onChange={(postId) => onChange({ ...signer, forPostId: (postId as PostId | null) ?? null })}
      />
    </details>
  );
}

/** May they sign, as what, and why: the block as it would be printed, or the reason against it. */
export function AuthorityAnswer({ authority }: { authority: Omit<Authority, 'postId'> }) {
  const { t } = useTranslation();
  const { granted, code, block, why } = authority;
  const Icon = granted ? CircleCheck : CircleX;
  return (
    <div className={styles.authority} data-granted={granted}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <p>
          {granted
            ? t('outgoing.authority.granted', { block: block?.lines.join(' ').replace(/,$/, '') ?? '' })
            : t(`errors.${code ?? 'outgoing.mandate-missing'}`)}
        </p>
        {why.length > 0 ? (
          <details>
            <summary>{t('office.why.ask')}</summary>
            <ul className={styles.why}>
              {why.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </div>
  );
}
