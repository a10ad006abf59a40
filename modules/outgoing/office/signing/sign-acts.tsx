import { Button } from '@mantine/core';
import { PenTool } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { useShortcuts } from '#office/design/keyboard/shortcuts.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { signatures } from '../../contract/signing.ts';
import styles from '../draft/draft.module.css';
import { AuthorityAnswer } from '../fields/signers-field.tsx';
import { useOwnPostIds } from '../words/own-posts.ts';
import { SigningSheet } from './signing-sheet.tsx';

/** The signature that is the reader's to give: as what they would sign, and the act. */
export function SignActs({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const own = useOwnPostIds();
  const [signing, setSigning] = useState(false);
  const authority = useOperation(
    signatures.authority,
    { draftId: draft.id },
    { enabled: draft.can.sign },
  ).data;
  const step = draft.steps.find(
    ({ kind, state, post }) => kind === 'signature' && state === 'open' && own.has(post.id),
  );
  const answer = authority?.find(({ postId }) => postId === step?.post.id);
  const signs = draft.can.sign && step !== undefined && answer?.granted !== false;
  useShortcuts(
    t('outgoing.sign.title'),
    signs ? [{ keys: 't', label: t('outgoing.sign.verb'), run: () => setSigning(true) }] : [],
  );
  if (!draft.can.sign || !step) return null;
  return (
    <section className={styles.next} aria-label={t('outgoing.sign.title')}>
      {answer ? (
        <div className={styles.nextWords}>
          <AuthorityAnswer authority={answer} />
        </div>
      ) : null}
      <Button
        leftSection={<PenTool size={16} aria-hidden="true" />}
        disabled={!signs}
        onClick={() => setSigning(true)}
      >
        {t('outgoing.sign.verb')}
      </Button>
      {signing ? (
        <SigningSheet
          groups={[{ postId: step.post.id, draftIds: [draft.id] }]}
          onClose={() => setSigning(false)}
        />
      ) : null}
    </section>
  );
}
