import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';

interface TakeBackDialogProps {
  draft: DraftView;
  opened: boolean;
  onClose: () => void;
}

/** The writer takes the letter back from its way; what was approved so far is approved anew later. */
export function TakeBackDialog({ draft, opened, onClose }: TakeBackDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('outgoing.takeBack.title')}>
      <TakeBackForm draft={draft} onEnd={onClose} />
    </Dialog>
  );
}

function TakeBackForm({ draft, onEnd }: { draft: DraftView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(drafts.takeBack, {
    initial: { reason: '' },
    shape: ({ reason }) => ({ draftId: draft.id, ...(reason.trim() ? { reason } : {}) }),
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.takeBack.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.takeBack.verb')} onCancel={onEnd}>
      <p>{t('outgoing.takeBack.what')}</p>
      <Textarea
        label={t('outgoing.takeBack.reason')}
        autosize
        minRows={2}
        data-autofocus
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
