import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '../../contract/draft-views.ts';
import { previewAddress } from '../file-addresses.ts';
import { LetterPages } from './letter-pages.tsx';
import { textMark } from './text-mark.ts';

/** Nobody wants the paper anew with every letter that is typed (ms). */
const writingPause = 2_500;

/** The letter as it would be printed now; it follows the writing with a pause. */
export function PreviewPane({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(0);
  const written = useQuery({
    queryKey: [textMark, draft.id],
    queryFn: () => Date.now(),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const [stamp] = useDebouncedValue(`${draft.revision}.${draft.version}.${written ?? ''}`, writingPause);
  return (
    <LetterPages
      source="preview"
      input={{ draftId: draft.id }}
      stamp={`${stamp}.${asked}`}
      paper={draft.kind.paper}
      label={t('outgoing.preview.label', { subject: draft.facts.subject })}
      pdf={previewAddress(draft.id)}
      head={
        <>
          <span>{t('outgoing.preview.hint')}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<RotateCw size={14} aria-hidden="true" />}
            onClick={() => setAsked(asked + 1)}
          >
            {t('outgoing.preview.again')}
          </Button>
        </>
      }
    />
  );
}
