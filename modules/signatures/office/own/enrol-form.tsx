import { PasswordInput, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { AppError } from '#core/contract/errors.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { faultInField } from '#office/design/form/fault-in-field.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { certificates, type OwnSigner } from '../../contract/certificates.ts';
import styles from '../signatures.module.css';

/** What the form needs to know of the house. */
export type SigningHouseFacts = Pick<OutputOf<typeof certificates.listOwn>, 'rules' | 'tokens'>;

interface EnrolFormProps {
  post: OwnSigner['post'];
  house: SigningHouseFacts;
  renews: boolean;
  onDone: () => void;
  onCancel: () => void;
}

type Values = { keeping: 'passphrase' | 'token'; secret: string; again: string; tokenLabel: string };

const atFields = faultInField({
  'signatures.passphrase-too-short': 'secret',
  'signatures.passphrase-too-long': 'secret',
  'signatures.passphrase-guessable': 'secret',
  'signatures.wrong-secret': ['secret', 'signatures.wrong-pin'],
  'signatures.token-fault': 'tokenLabel',
});

/** What is typed twice must be the same twice: whoever mistypes it once would never sign with it. */
const valuesSchema = z
  .object({ keeping: z.string(), secret: z.string().min(1), again: z.string(), tokenLabel: z.string() })
  .refine(({ keeping, secret, again }) => keeping === 'token' || secret === again, {
    path: ['again'],
    message: 'signatures.passphrase-differs',
  })
  .refine(({ keeping, tokenLabel }) => keeping !== 'token' || tokenLabel.trim() !== '', {
    path: ['tokenLabel'],
    message: 'office.field-empty',
  });

/** A new key for a post: under a passphrase that only its person knows, or in a token. */
export function EnrolForm({ post, house, renews, onDone, onCancel }: EnrolFormProps) {
  const { t } = useTranslation();
  const enrol = useAct(certificates.enrol);
  const contractForm = useContractForm<Values>({
    schema: valuesSchema,
    initial: { keeping: 'passphrase', secret: '', again: '', tokenLabel: '' },
    submit: async ({ keeping, secret, tokenLabel }) => {
      // Told before anybody is asked who they are.
      if (keeping === 'passphrase' && secret.length < house.rules.least)
        atFields(new AppError('signatures.passphrase-too-short', house.rules));
      const token = keeping === 'token' ? { tokenLabel } : {};
      await enrol.mutateAsync({ postId: post.id, keeping, secret, ...token }).catch(atFields);
      toast(t('signatures.enrol.done', { post: post.name }));
      onDone();
    },
  });
  const { form } = contractForm;
  const inToken = form.values.keeping === 'token';
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('office.signIn.showPassword'), tabIndex: 0 } };
  return (
    <Form of={contractForm} verb={t('signatures.enrol.verb')} onCancel={onCancel}>
      <p>{t(renews ? 'signatures.enrol.renewHint' : 'signatures.enrol.hint')}</p>
      {house.tokens ? (
        <Radio.Group label={t('signatures.enrol.keeping')} {...form.getInputProps('keeping')}>
          <div className={styles.choice}>
            <Radio value="passphrase" label={t('signatures.enrol.inHouse')} />
            <Radio value="token" label={t('signatures.enrol.inToken')} />
          </div>
        </Radio.Group>
      ) : null}
      {inToken ? (
        <TextInput label={t('signatures.enrol.tokenLabel')} {...form.getInputProps('tokenLabel')} required />
      ) : null}
      <PasswordInput
        label={t(inToken ? 'signatures.enrol.pin' : 'signatures.enrol.passphrase')}
        description={inToken ? undefined : t('signatures.enrol.rules', house.rules)}
        autoComplete={inToken ? 'off' : 'new-password'}
        {...eye}
        {...form.getInputProps('secret')}
        required
        data-autofocus
      />
      {inToken ? null : (
        <PasswordInput
          label={t('signatures.enrol.again')}
          autoComplete="new-password"
          {...eye}
          {...form.getInputProps('again')}
          required
        />
      )}
      <p>{t(inToken ? 'signatures.enrol.pinHint' : 'signatures.enrol.forgotten')}</p>
    </Form>
  );
}
