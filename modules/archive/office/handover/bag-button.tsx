import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf, problemOf } from '#core/contract/client.ts';
import { requestHeaders } from '#office/data/client.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { passGate, turnedAway } from '#office/session/gates.ts';
import { useMay } from '#office/session/use-session.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import { handover } from '../../contract/handover.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';

/** The bag of a handover. Whether it may be had is asked before the browser saves it, since a refusal is no file. */
export function BagButton({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  const may = useMay();
  const errorText = useErrorText();
  const address = addressOf(handover.pack, { listId: list.id });
  const pack = useMutation({
    networkMode: 'always',
    mutationFn: () => ensureGiven(address),
    onSuccess: () => {
      location.assign(address);
      toast(t('archive.handover.packing'));
    },
    onError: (error) => toast(errorText(error), { tone: 'bad' }),
  });
  if (list.kind !== 'handover' || !list.report || list.hidden > 0 || !may(keepRecordsUnit)) return null;
  return (
    <Button
      variant="default"
      leftSection={<PackageOpen size={16} aria-hidden="true" />}
      loading={pack.isPending}
      onClick={() => pack.mutate()}
    >
      {t('archive.handover.pack')}
    </Button>
  );
}

async function ensureGiven(address: string): Promise<void> {
  const stop = new AbortController();
  const since = turnedAway();
  const answer = await fetch(address, { headers: requestHeaders(handover.pack), signal: stop.signal });
  if (answer.ok) return stop.abort();
  const fault = await problemOf(answer);
  if (fault.code !== 'core.step-up-required' || !(await passGate('step-up', since))) throw fault;
}
