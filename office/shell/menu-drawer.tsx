import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RailPlaces } from './rail.tsx';

interface MenuDrawerProps {
  opened: boolean;
  onClose: () => void;
}

/** All places, on a phone. */
export function MenuDrawer({ opened, onClose }: MenuDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={t('office.menu')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
      <nav aria-label={t('office.navigation')}>
        <RailPlaces onGo={onClose} />
      </nav>
    </Drawer>
  );
}
