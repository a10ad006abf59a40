import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { expeditionPath, recapPath, registerPath } from '../addresses.ts';

const places = [
  ['register', registerPath],
  ['expedition', expeditionPath],
  ['recap', recapPath],
] as const;

/** The ways between the registers of outgoing letters. */
export function RegistersTabs({ current }: { current: (typeof places)[number][0] }) {
  const { t } = useTranslation();
  return (
    <PageTabs
      label={t('outgoing.registers.label')}
      tabs={places.map(([name, path]) => ({
        to: path,
        label: t(`outgoing.${name}.title`),
        current: name === current,
      }))}
    />
  );
}
