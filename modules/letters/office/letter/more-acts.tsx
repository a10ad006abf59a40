import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ban, ChevronDown, FileText, Pencil, Printer, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#office/session/use-session.ts';
import { registerLetters } from '../../contract/permissions.ts';
import type { LetterView } from '../../contract/views.ts';
import { correctionPath } from '../addresses.ts';
import { controlCardAddress, receiptAddress } from '../file-addresses.ts';
import { AddDocuments } from './add-documents.tsx';
import { CancelDialog } from './cancel-dialog.tsx';

/** Papers of the letter, and what its keeper may still change. */
export function MoreActs({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const may = useMay();
  const [cancelling, setCancelling] = useState(false);
  const { can } = letter;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Printer size={16} aria-hidden="true" />}
            rightSection={<ChevronDown size={14} aria-hidden="true" />}
          >
            {t('letters.papers')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={controlCardAddress(letter.id)}
            target="_blank"
            rel="noreferrer"
            leftSection={<FileText size={16} aria-hidden="true" />}
          >
            {t('letters.papers.controlCard')}
          </Menu.Item>
          {may(registerLetters) ? (
            <Menu.Item
              component="a"
              href={receiptAddress(letter.id)}
              target="_blank"
              rel="noreferrer"
              leftSection={<ReceiptText size={16} aria-hidden="true" />}
            >
              {t('letters.papers.receipt')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {can.correct ? (
        <Button
          component={Link}
          to={correctionPath(letter.id)}
          variant="default"
          leftSection={<Pencil size={16} aria-hidden="true" />}
        >
          {t('letters.correct.verb')}
        </Button>
      ) : null}
      {can.addDocuments ? <AddDocuments letter={letter} /> : null}
      {can.cancel ? (
        <Button
          variant="subtle"
          color="danger"
          leftSection={<Ban size={16} aria-hidden="true" />}
          onClick={() => setCancelling(true)}
        >
          {t('letters.cancel.verb')}
        </Button>
      ) : null}
      <CancelDialog letter={letter} opened={cancelling} onClose={() => setCancelling(false)} />
    </>
  );
}
