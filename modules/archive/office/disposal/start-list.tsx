import { Radio, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ListPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { disposal } from '../../contract/disposal.ts';
import { disposalKinds } from '../../contract/terms.ts';
import { disposalPath } from '../keeping-addresses.ts';
import { capital } from '../words/capital.ts';

/** Begins a list, and opens it. */
export function StartList() {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('archive.disposal.start')} icon={ListPlus} look="main">
      {(close) => <StartForm onEnd={close} />}
    </DialogButton>
  );
}

function StartForm({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useActForm(disposal.start, {
    initial: { kind: 'destruction' as string },
    stales: ['archive.list-disposals'],
    onDone: ({ id }) => {
      onEnd();
      return navigate({ to: disposalPath(id) });
    },
  });
  return (
    <Form of={form} verb={t('archive.disposal.start')} onCancel={onEnd}>
      <Radio.Group label={t('archive.disposal.startWhat')} {...form.form.getInputProps('kind')}>
        <Stack gap="sm" mt="xs">
          {disposalKinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={capital(t(`archive.kind.${kind}`))}
              description={t(`archive.disposal.what.${kind}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Form>
  );
}
