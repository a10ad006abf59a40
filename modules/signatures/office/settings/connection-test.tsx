import { Button } from '@mantine/core';
import { PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { Facts, Panel } from '#office/design/panel.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { settings } from '../../contract/settings.ts';

/** Whether provider and clock of the saved settings answer; nothing is signed. */
export function ConnectionTest() {
  const { t } = useTranslation();
  const test = useAct(settings.test, { stales: [] });
  return (
    <Panel
      title={t('signatures.test.title')}
      hint={t('signatures.test.hint')}
      acts={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<PlugZap size={14} aria-hidden="true" />}
          loading={test.isPending}
          onClick={() => test.mutate({})}
        >
          {t('signatures.test.verb')}
        </Button>
      }
    >
      {test.error ? <ErrorState compact error={test.error} /> : null}
      <div role="status">
        {test.data ? (
          <Facts
            of={[
              [t('signatures.settings.provider'), t(`signatures.test.provider.${test.data.provider}`)],
              [t('signatures.settings.clock'), t(`signatures.test.clock.${test.data.clock}`)],
              [
                t('signatures.test.took'),
                t('signatures.test.milliseconds', { count: test.data.milliseconds }),
              ],
            ]}
          />
        ) : null}
      </div>
    </Panel>
  );
}
