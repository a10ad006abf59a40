import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { usualGroup, type WitnessView, witnesses } from '../../contract/witnesses.ts';
import { WitnessAnswers } from './witness-answers.tsx';
import styles from './witnesses.module.css';

const atFields = faultInField({
  'ledger.witness-key-malformed': 'vkey',
  'ledger.witness-already': 'vkey',
  'ledger.witness-address-refused': 'address',
});

/** Adds a witness, then asks it: what it answers is the first thing to know of it. */
export function AddWitness({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<string>();
  const form = useActForm(witnesses.add, {
    initial: { vkey: '', address: 'https://', group: usualGroup },
    atFields,
    onDone: ({ witnesses: all }) => {
      const vkey = form.form.values.vkey.trim();
      setAdded(all.find((one) => one.vkey === vkey && !one.removedAt)?.id);
    },
  });
  const { vkey } = form.form.values;
  const name = vkey.includes('+') ? vkey.trim().split('+')[0] : '';
  if (added) return <WitnessAnswers witnessId={added} onEnd={onEnd} />;
  return (
    <Form of={form} verb={t('ledger.witness.add')} onCancel={onEnd}>
      <p>{t('ledger.witness.addWhat')}</p>
      <Textarea
        label={t('ledger.witness.vkey')}
        description={name ? t('ledger.witness.named', { name }) : t('ledger.witness.vkeyHint')}
        placeholder="saksi.kampus.ac.id/1+1a2b3c4d+BA…"
        autosize
        minRows={2}
        spellCheck={false}
        classNames={{ input: styles.code ?? '' }}
        required
        data-autofocus
        {...form.form.getInputProps('vkey')}
      />
      <Place input={(name) => form.form.getInputProps(name)} />
    </Form>
  );
}

/** Asks a witness elsewhere, or counts it in another group. */
export function ChangeWitness({ witness, onEnd }: { witness: WitnessView; onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(witnesses.change, {
    initial: { address: witness.address, group: witness.group },
    shape: (values) => ({ witnessId: witness.id, ...values }),
    atFields,
    onDone: () => {
      toast(t('ledger.witness.changed'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('ledger.witness.save')} onCancel={onEnd}>
      <p>{t('ledger.witness.changeWhat')}</p>
      <Place input={(name) => form.form.getInputProps(name)} />
    </Form>
  );
}

/** Where it is asked, and with whom it counts. */
function Place({ input }: { input: (name: 'address' | 'group') => object }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('ledger.witness.address')}
        description={t('ledger.witness.addressHint')}
        inputMode="url"
        spellCheck={false}
        required
        {...input('address')}
      />
      <TextInput
        label={t('ledger.witness.group')}
        description={t('ledger.witness.groupHint')}
        spellCheck={false}
        required
        {...input('group')}
      />
    </>
  );
}
