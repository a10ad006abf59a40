import { Checkbox, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SentInput } from '#core/contract/operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { FieldGroup, Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { notifications, type PreferencesView } from '../contract/notifications.ts';
import { certainKinds } from '../contract/terms.ts';
import styles from './preferences-form.module.css';

type Choices = SentInput<typeof notifications.choose>;

const usualNight = { from: '21:00', until: '06:00' };

function valuesOf({ kinds, mail }: PreferencesView) {
  return {
    kinds,
    rhythm: mail.rhythm,
    quiet: mail.quiet !== null,
    ...(mail.quiet ?? usualNight),
    stopped: mail.stopped,
  };
}
type Values = ReturnType<typeof valuesOf>;

function choicesOf({ kinds, rhythm, quiet, from, until, stopped }: Values): Choices {
  return { kinds, mail: { rhythm, quiet: quiet ? { from, until } : null, stopped } };
}

/** One row a kind, with a mark for each way; below, when mail comes. */
export function PreferencesForm({ preferences }: { preferences: PreferencesView }) {
  const { t } = useTranslation();
  const contractForm = useActForm(notifications.choose, {
    initial: valuesOf(preferences),
    shape: choicesOf,
    onDone: () => toast(t('notifications.preferences.saved')),
  });
  const { form } = contractForm;
  const { quiet, stopped } = form.values;
  return (
    <Form of={contractForm} verb={t('notifications.preferences.save')}>
      <table className={styles.kinds}>
        <caption className="unseen">{t('notifications.preferences.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('notifications.preferences.kind')}</th>
            <th scope="col">{t('notifications.preferences.in-app')}</th>
            <th scope="col">{t('notifications.preferences.by-mail')}</th>
          </tr>
        </thead>
        <tbody>
          {form.values.kinds.map(({ kind }, index) => (
            <tr key={kind}>
              <th scope="row" id={`kind-${kind}`}>
                {t(`notifications.kind.${kind}`)}
              </th>
              <td>
                <Checkbox
                  size="md"
                  aria-label={`${t(`notifications.kind.${kind}`)}: ${t('notifications.preferences.in-app')}`}
                  disabled={certainKinds.includes(kind)}
                  {...form.getInputProps(`kinds.${index}.inApp`, { type: 'checkbox' })}
                />
              </td>
              <td>
                <Checkbox
                  size="md"
                  aria-label={`${t(`notifications.kind.${kind}`)}: ${t('notifications.preferences.by-mail')}`}
                  disabled={stopped}
                  {...form.getInputProps(`kinds.${index}.byMail`, { type: 'checkbox' })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FieldGroup
        title={t('notifications.preferences.by-mail')}
        hint={t(mailHint(preferences), { address: preferences.mailAddress })}
      >
        <Switch
          label={t('notifications.preferences.stopped')}
          {...form.getInputProps('stopped', { type: 'checkbox' })}
        />
        <Radio.Group label={t('notifications.preferences.rhythm')} {...form.getInputProps('rhythm')}>
          <Stack gap={8}>
            <Radio value="at-once" disabled={stopped} label={t('notifications.rhythm.at-once')} />
            <Radio value="daily" disabled={stopped} label={t('notifications.rhythm.daily')} />
          </Stack>
        </Radio.Group>
        <Switch
          label={t('notifications.preferences.quiet')}
          description={t('notifications.preferences.quiet-hint')}
          disabled={stopped}
          {...form.getInputProps('quiet', { type: 'checkbox' })}
        />
        {quiet ? (
          <div className={styles.hours}>
            <TextInput
              type="time"
              label={t('notifications.preferences.from')}
              disabled={stopped}
              {...form.getInputProps('from')}
            />
            <TextInput
              type="time"
              label={t('notifications.preferences.until')}
              disabled={stopped}
              {...form.getInputProps('until')}
            />
          </div>
        ) : null}
      </FieldGroup>
    </Form>
  );
}

/** Where mail goes, or why none comes. */
function mailHint({ mailAvailable, mailAddress }: PreferencesView): string {
  if (!mailAvailable) return 'notifications.preferences.no-mail';
  return mailAddress ? 'notifications.preferences.address' : 'notifications.preferences.no-address';
}
