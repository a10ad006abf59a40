import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useAllTexts } from '#office/i18n/use-all-texts.ts';
import { useSession } from '#office/session/use-session.ts';
import { keys } from '../../contract/keys.ts';
import styles from './key-form.module.css';

interface KeyFormProps {
  onMade: (key: OutputOf<typeof keys.create>) => void;
  onCancel: () => void;
}

const spans = [30, 90, 180, 365];
const dayLength = 86_400_000;

/** A new key: what it is for, what it may do, and for how long. */
export function KeyForm({ onMade, onCancel }: KeyFormProps) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const worded = useAllTexts();
  // Counted from here: at every attempt it must be the same key that is asked for.
  const [opened] = useState(() => Date.now());
  const contractForm = useActForm(keys.create, {
    // Days from now, under the name of the instant that they become.
    initial: { name: '', scopes: [], expiresAt: '90' },
    shape: ({ expiresAt, ...values }) => ({
      ...values,
      expiresAt: new Date(opened + Number(expiresAt) * dayLength).toISOString(),
    }),
    onDone: onMade,
  });
  const { form } = contractForm;
  if (!worded) return <LoadingRows rows={4} />;
  return (
    <Form of={contractForm} verb={t('identity.key.createVerb')} onCancel={onCancel}>
      <TextInput
        label={t('identity.key.name')}
        placeholder={t('identity.key.nameExample')}
        {...form.getInputProps('name')}
        required
        data-autofocus
      />
      <NativeSelect
        label={t('identity.key.span')}
        data={spans.map((days) => ({ value: String(days), label: t('identity.key.days', { count: days }) }))}
        {...form.getInputProps('expiresAt')}
      />
      <Checkbox.Group
        label={t('identity.key.mayDo')}
        description={t('identity.key.mayDoHint')}
        {...form.getInputProps('scopes')}
      >
        <div className={styles.scopes}>
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              value={permission}
              label={t(`permissions.${permission}`)}
              description={permission}
            />
          ))}
        </div>
      </Checkbox.Group>
    </Form>
  );
}
