import { Button, Checkbox, Textarea } from '@mantine/core';
import { Landmark, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type BelievedAuthorityView, settings } from '../../contract/settings.ts';
import { CertifiedBadge } from '../certified-badge.tsx';
import styles from '../signatures.module.css';

/** Authorities of others that are believed when files are judged. */
export function BelievedPanel({ believed }: { believed: readonly BelievedAuthorityView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [doubting, setDoubting] = useState<BelievedAuthorityView | null>(null);
  const doubt = useAct(settings.doubt, {
    onDone: () => {
      setDoubting(null);
      toast(t('signatures.believed.removed'));
    },
  });
  return (
    <Panel
      title={t('signatures.believed.title')}
      hint={t('signatures.believed.hint')}
      flush
      acts={
        <DialogButton verb={t('signatures.believed.add')} icon={Plus} look="small" keeps>
          {(close) => <BelieveForm onDone={close} />}
        </DialogButton>
      }
    >
      {believed.length === 0 ? <NothingYet>{t('signatures.believed.none')}</NothingYet> : null}
      <PanelRows>
        {believed.map((authority) => (
          <PanelRow
            key={authority.id}
            icon={Landmark}
            name={authority.name}
            detail={t('signatures.until', { day: format.shortDay(authority.expiresAt) })}
            further={
              <span className={styles.mono}>
                {authority.fingerprint.slice(0, 32).match(/.{4}/g)?.join(' ')} …
              </span>
            }
          >
            <div className={styles.acts}>
              {authority.certified ? <CertifiedBadge certified /> : null}
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('signatures.believed.removeOf', { name: authority.name })}
                onClick={() => setDoubting(authority)}
              >
                {t('signatures.believed.remove')}
              </Button>
            </div>
          </PanelRow>
        ))}
      </PanelRows>
      <ConfirmFinal
        opened={doubting !== null}
        onClose={() => setDoubting(null)}
        title={t('signatures.believed.removeOf', { name: doubting?.name })}
        verb={t('signatures.believed.remove')}
        danger
        busy={doubt.isPending}
        error={doubt.error}
        onConfirm={() => doubting && doubt.mutate({ authorityId: doubting.id })}
      >
        {t('signatures.believed.removeHint')}
      </ConfirmFinal>
    </Panel>
  );
}

const atFields = faultInField({
  'signatures.not-an-authority': 'certificate',
  'signatures.authority-known': 'certificate',
});

function BelieveForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const contractForm = useActForm(settings.believe, {
    initial: { certificate: '', certified: false },
    atFields,
    onDone: () => {
      toast(t('signatures.believed.added'));
      onDone();
    },
  });
  const { form } = contractForm;
  return (
    <Form of={contractForm} verb={t('signatures.believed.add')} onCancel={onDone}>
      <Textarea
        label={t('signatures.believed.certificate')}
        placeholder="-----BEGIN CERTIFICATE-----"
        minRows={6}
        autosize
        maxRows={12}
        spellCheck={false}
        classNames={{ input: styles.mono }}
        {...form.getInputProps('certificate')}
        required
        data-autofocus
      />
      <Checkbox
        label={t('signatures.believed.certified')}
        description={t('signatures.believed.certifiedHint')}
        {...form.getInputProps('certified', { type: 'checkbox' })}
      />
    </Form>
  );
}
