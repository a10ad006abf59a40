import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Ban, ChevronDown, Copy, FileDown, FileText, FileX2, RotateCcw, Stamp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#office/session/use-session.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { writeLetters } from '../../contract/permissions.ts';
import { beginPath } from '../addresses.ts';
import { docxAddress, paperAddress, previewAddress } from '../file-addresses.ts';
import { CancelDraftDialog } from './cancel-draft-dialog.tsx';
import { TakeBackDialog } from './take-back-dialog.tsx';

/** Papers of the letter, and what is done rarely. */
export function MoreActs({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'cancel' | 'take-back' | null>(null);
  const { can } = draft;
  const signed = draft.signedAt !== null || draft.steps.some(({ state }) => state === 'signed');
  const begin = (search: Record<string, string>) => void navigate({ to: beginPath, search: search as never });
  return (
    <>
      {can.takeBack ? (
        <Button
          variant="default"
          leftSection={<RotateCcw size={16} aria-hidden="true" />}
          onClick={() => setAsking('take-back')}
        >
          {t('outgoing.takeBack.verb')}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden="true" />}>
            {t('outgoing.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={signed ? paperAddress(draft.id) : previewAddress(draft.id)}
            target="_blank"
            rel="noreferrer"
            leftSection={<FileText size={16} aria-hidden="true" />}
          >
            {t(signed ? 'outgoing.more.paper' : 'outgoing.more.preview')}
          </Menu.Item>
          {can.readDrafting ? (
            <Menu.Item
              component="a"
              href={docxAddress(draft.id)}
              download
              leftSection={<FileDown size={16} aria-hidden="true" />}
            >
              {t('outgoing.more.docx')}
            </Menu.Item>
          ) : null}
          {may(writeLetters) ? (
            <Menu.Item
              leftSection={<Copy size={16} aria-hidden="true" />}
              onClick={() => begin({ like: draft.id })}
            >
              {t('outgoing.more.like')}
            </Menu.Item>
          ) : null}
          {can.amend ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<Stamp size={16} aria-hidden="true" />}
                onClick={() => begin({ amends: draft.id, how: 'corrects' })}
              >
                {t('outgoing.begin.corrects')}
              </Menu.Item>
              <Menu.Item
                leftSection={<FileX2 size={16} aria-hidden="true" />}
                onClick={() => begin({ amends: draft.id, how: 'withdraws' })}
              >
                {t('outgoing.begin.withdraws')}
              </Menu.Item>
            </>
          ) : null}
          {can.cancel ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<Ban size={16} aria-hidden="true" />}
                color="danger"
                onClick={() => setAsking('cancel')}
              >
                {t(draft.stage === 'signing' ? 'outgoing.cancel.signedVerb' : 'outgoing.cancel.verb')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <CancelDraftDialog draft={draft} opened={asking === 'cancel'} onClose={() => setAsking(null)} />
      <TakeBackDialog draft={draft} opened={asking === 'take-back'} onClose={() => setAsking(null)} />
    </>
  );
}
