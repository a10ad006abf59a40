import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { signIn } from '../../contract/sign-in.ts';
import { myAccountPath } from '../addresses.ts';

/** The way back from the provider for who is signed in already: finishes the link that they began. */
export function ProviderReturnPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begun = useRef(false);
  const finish = useAct(signIn.finishLink, {
    onDone: () => {
      toast(t('identity.provider.linkedNow'));
      void navigate({ to: myAccountPath, replace: true });
    },
  });
  const { mutate } = finish;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const query = location.search.slice(1);
    if (new URLSearchParams(query).get('state')?.startsWith('link.')) mutate({ query });
    else void navigate({ to: '/', replace: true });
  }, [mutate, navigate]);
  return (
    <>
      <PageHeader
        title={t('identity.provider.linking')}
        back={{ to: myAccountPath, label: t('identity.own.title') }}
      />
      {finish.error ? <ErrorState error={finish.error} /> : <LoadingRows rows={2} />}
    </>
  );
}
