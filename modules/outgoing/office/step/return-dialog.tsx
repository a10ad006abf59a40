import { Radio, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import type { DraftView, StepView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import { returnPlaces } from './return-places.ts';

interface ReturnDialogProps {
  draft: DraftView;
  step: StepView;
  opened: boolean;
  onClose: () => void;
}

/** Gives a letter back with a note, to the writer or to an earlier place of its way. */
export function ReturnDialog({ draft, step, opened, onClose }: ReturnDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('outgoing.return.title')}>
      <ReturnForm draft={draft} step={step} onEnd={onClose} />
    </Dialog>
  );
}

function ReturnForm({ draft, step, onEnd }: { draft: DraftView; step: StepView; onEnd: () => void }) {
  const { t } = useTranslation();
  const places = returnPlaces(draft.steps, step);
  const form = useActForm(drafts.return, {
    initial: { to: '0', note: '' },
    shape: ({ to, note }) => ({ stepId: step.id, version: draft.version, to: Number(to), note }),
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.return.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.return.verb')} onCancel={onEnd}>
      {places.length > 1 ? (
        <Radio.Group label={t('outgoing.return.to')} {...form.form.getInputProps('to')}>
          <Stack gap={8} mt={4}>
            {places.map(({ to, steps }) => (
              <Radio
                key={to}
                value={String(to)}
                label={
                  to === 0
                    ? t('outgoing.return.writer', { post: draft.writer.name })
                    : steps.map(({ post }) => post.name).join(', ')
                }
                description={
                  to === 0
                    ? (draft.writer.holderName ?? undefined)
                    : steps.map(({ post }) => post.holderName ?? t('office.person.vacant')).join(', ')
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <p>{t('outgoing.return.toWriter', { post: draft.writer.name })}</p>
      )}
      <Textarea
        label={t('outgoing.return.note')}
        required
        autosize
        minRows={3}
        data-autofocus
        {...form.form.getInputProps('note')}
      />
    </Form>
  );
}
