import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { call } from '#office/data/client.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { useErrorText } from '#office/design/states/error-text.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { letterheads } from '../../contract/letterheads.ts';
import styles from './settings.module.css';

export type PreviewAsked = SentInput<typeof letterheads.preview>;

/** What is being changed and not yet decided: shown in the letter beside it. */
export type Trying = Pick<PreviewAsked, 'words' | 'measures' | 'layout'>;

const typingPause = 700;

/** The letter as it would be printed, redrawn while one types; nothing is kept by it. */
export function LetterPreview({ of: asked }: { of: PreviewAsked }) {
  const { t } = useTranslation();
  const [paused] = useDebouncedValue(asked, typingPause);
  const seen = useQuery({
    queryKey: ['outgoing.preview', paused],
    queryFn: ({ signal }) => call(letterheads.preview, paused, { signal, unasked: true }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { data } = seen;
  return (
    <section className={styles.sheet} aria-label={t('outgoing.settings.preview')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it (WCAG 2.1.1) */}
      <div className={styles.pages} aria-busy={seen.isFetching} tabIndex={0}>
        {seen.error ? <ErrorState compact error={seen.error} onRetry={() => void seen.refetch()} /> : null}
        {!data && !seen.error ? <LoadingRows tall rows={6} /> : null}
        {data?.pictures.map(({ webp, width, height }, index) => (
          <img
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is what stands at its place
            key={index}
            src={`data:image/webp;base64,${webp}`}
            width={width}
            height={height}
            alt={t('outgoing.settings.previewPage', { page: index + 1 })}
          />
        ))}
      </div>
      <div className={styles.sheetFoot}>
        <span role="status">{data ? t('outgoing.settings.previewPages', { count: data.pages }) : ''}</span>
        <OpenPdf of={asked} />
      </div>
    </section>
  );
}

function OpenPdf({ of: asked }: { of: PreviewAsked }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      const { pdf } = await call(letterheads.preview, { ...asked, withPdf: true });
      const bytes = Uint8Array.from(atob(pdf ?? ''), (sign) => sign.charCodeAt(0));
      const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
      window.open(address, '_blank', 'noopener');
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      toast(errorText(error), { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={busy}
      leftSection={<FileText size={14} aria-hidden="true" />}
      onClick={() => void open()}
    >
      {t('outgoing.settings.openPdf')}
    </Button>
  );
}
