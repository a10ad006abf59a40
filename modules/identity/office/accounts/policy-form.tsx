import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { passwords } from '../../contract/accounts.ts';
import styles from './accounts.module.css';

type Profile = 'bssn' | 'nist';

interface PolicyFormProps {
  onDone: () => void;
  onCancel: () => void;
}

/** Which rules hold for passwords of the agency. */
export function PolicyForm(props: PolicyFormProps) {
  const policy = useOperation(passwords.policy, {});
  if (policy.data) return <Choice {...props} profile={policy.data.profile} />;
  return <AnswerState of={policy} compact loading={<LoadingRows rows={3} />} />;
}

function Choice({ profile, onDone, onCancel }: PolicyFormProps & { profile: Profile }) {
  const { t } = useTranslation();
  const contractForm = useActForm(passwords.setPolicy, {
    initial: { profile },
    onDone: () => {
      toast(t('identity.policy.changed'));
      onDone();
    },
  });
  return (
    <Form of={contractForm} verb={t('identity.policy.save')} onCancel={onCancel}>
      <p>{t('identity.policy.hint')}</p>
      <Radio.Group aria-label={t('identity.policy.title')} {...contractForm.form.getInputProps('profile')}>
        <div className={styles.choice}>
          {(['bssn', 'nist'] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`identity.policy.${value}`)}
              description={t(`identity.policy.${value}Hint`)}
            />
          ))}
        </div>
      </Radio.Group>
    </Form>
  );
}
