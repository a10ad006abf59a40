import { Button } from '@mantine/core';
import { Footprints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyboardHelp } from '../design/keyboard/keyboard-help.tsx';
import { startTour } from './tour-state.ts';

interface HelpProps {
  opened: boolean;
  onClose: () => void;
}

/** What `?` opens: the tour, and what the keyboard can do here. */
export function Help({ opened, onClose }: HelpProps) {
  const { t } = useTranslation();
  const start = () => {
    onClose();
    startTour();
  };
  return (
    <KeyboardHelp opened={opened} onClose={onClose} title={t('office.help.title')}>
      <Button
        variant="light"
        leftSection={<Footprints size={18} aria-hidden="true" />}
        onClick={start}
        mb={16}
      >
        {t('office.tour.start')}
      </Button>
    </KeyboardHelp>
  );
}
