import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callOnce } from '#office/data/call-once.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { drafts } from '../../contract/drafts.ts';
import type { StepId } from '../../contract/terms.ts';

/** Takes an initial back, also when its page is left by then. */
export function useTakeBackInitial(): (stepId: StepId) => void {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return (stepId) =>
    void callOnce(drafts.takeBackStep, { stepId })
      .then(() => toast(t('outgoing.approve.takenBack'), { tone: 'neutral' }))
      .catch((fault: unknown) => toast(errorText(fault), { tone: 'bad' }))
      .then(() => staleByOperation(queries, ['outgoing.']));
}
