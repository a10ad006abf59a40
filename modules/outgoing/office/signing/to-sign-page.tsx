import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PenTool } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRow } from '../../contract/draft-views.ts';
import { draftPath } from '../addresses.ts';
import { ReviewPage } from '../review/review-page.tsx';
import { useOwnPostIds } from '../words/own-posts.ts';
import { CertificateNote } from './certificate-note.tsx';
import { type SigningGroup, signingGroups } from './signing-groups.ts';
import { SigningSheet } from './signing-sheet.tsx';

/** Letters that wait for the reader's signature: on a phone between two meetings, many in one act. */
export function ToSignPage() {
  const { t } = useTranslation();
  const own = useOwnPostIds();
  const [signing, setSigning] = useState<readonly SigningGroup[] | null>(null);
  const begin = (rows: readonly DraftRow[]) => setSigning(signingGroups(rows, own));
  return (
    <>
      <ReviewPage
        box="sign"
        note={<CertificateNote />}
        shortcut={{ keys: 't', label: t('outgoing.sign.verb'), run: (row) => begin([row]) }}
        act={(row) => (
          <>
            <Button component={Link} to={draftPath(row.id)} variant="default">
              {t('outgoing.review.open')}
            </Button>
            {row.beingSigned ? null : (
              <Button leftSection={<PenTool size={16} aria-hidden="true" />} onClick={() => begin([row])}>
                {t('outgoing.sign.verb')}
              </Button>
            )}
          </>
        )}
        bulk={(rows) => (
          <Button leftSection={<PenTool size={16} aria-hidden="true" />} onClick={() => begin(rows)}>
            {t('outgoing.sign.many', { count: rows.length })}
          </Button>
        )}
      />
      {signing ? <SigningSheet groups={signing} onClose={() => setSigning(null)} /> : null}
    </>
  );
}
