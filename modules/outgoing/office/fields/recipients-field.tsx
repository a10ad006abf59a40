import { ActionIcon, Menu, Select } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  Building2,
  EllipsisVertical,
  type LucideIcon,
  Mail,
  PenLine,
  Printer,
  Trash2,
  TriangleAlert,
  UserRound,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import { foundOptions, OptionWords } from '#office/design/form/found-options.tsx';
import type { Recipient } from '../../contract/draft-fields.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { refusedByMail } from '../../contract/refused-by-mail.ts';
import styles from './fields.module.css';
import { PrintedNameDialog } from './printed-name-dialog.tsx';
import {
  moved,
  onPaperInstead,
  type RecipientOption,
  recipientKey,
  withRecipients,
} from './recipient-options.ts';
import { useMailIsOff } from './use-mail-is-off.ts';
import { useRecipientOptions } from './use-recipient-options.ts';

const icons: Record<Recipient['channel'], LucideIcon> = {
  post: UserRound,
  agency: Building2,
  mail: Mail,
  paper: Printer,
};

interface RecipientsFieldProps {
  label: string;
  required?: boolean;
  value: readonly Recipient[];
  most: number;
  onChange: (next: Recipient[]) => void;
  names: Pick<DraftView, 'posts' | 'agencies'>;
  /** That of the letter: some channels are closed to the highest. A list has none. */
  securityClass?: SecurityClass;
  error?: string | undefined;
}

/** Names of what was chosen just now, before the server has told them. */
const chosenNow = new Map<string, string>();

/** Whom the letter goes to, in the order in which it is printed: found by words, or typed as they are. */
export function RecipientsField(props: RecipientsFieldProps) {
  const { label, required = false, value, most, onChange, names, securityClass = 'B', error } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [renaming, setRenaming] = useState<number | null>(null);
  const { groups, searching } = useRecipientOptions(typed);
  const mailIsOff = useMailIsOff(value);
  const options = new Map(groups.flatMap(({ options: own }) => own.map((one) => [one.value, one] as const)));
  const add = (option: RecipientOption | undefined) => {
    if (!option) return;
    for (const recipient of option.recipients) {
      if (recipient.name === null) chosenNow.set(recipientKey(recipient), option.label);
    }
    onChange(withRecipients(value, option.recipients, most));
    setTyped('');
  };
  const nameOf = (recipient: Recipient) => recipientName(recipient, names);
  return (
    <fieldset className={styles.group}>
      <legend>
        {label}
        {required ? (
          <span className={styles.star} aria-hidden="true">
            {' *'}
          </span>
        ) : null}
      </legend>
      {value.length > 0 ? (
        <ol className={styles.chosen}>
          {value.map((recipient, at) => {
            const Icon = icons[recipient.channel];
            const hindered = hindranceOf(recipient, securityClass, mailIsOff);
            return (
              <li key={recipientKey(recipient)} className={styles.one}>
                <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
                <span className={styles.words}>
                  <span>{nameOf(recipient)}</span>
                  <span className={styles.quiet}>{detailOf(recipient, t, names)}</span>
                  {hindered ? (
                    <span className={styles.wrong}>
                      <TriangleAlert size={14} aria-hidden="true" /> {t(`outgoing.recipients.${hindered}`)}
                    </span>
                  ) : null}
                </span>
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={32}
                      aria-label={t('outgoing.recipients.more', { name: nameOf(recipient) })}
                    >
                      <EllipsisVertical size={16} aria-hidden="true" />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item
                      leftSection={<PenLine size={16} aria-hidden="true" />}
                      onClick={() => setRenaming(at)}
                    >
                      {t('outgoing.recipients.rename')}
                    </Menu.Item>
                    {hindered ? (
                      <Menu.Item
                        leftSection={<Printer size={16} aria-hidden="true" />}
                        onClick={() => onChange(onPaperInstead(value, at))}
                      >
                        {t('outgoing.recipients.onPaperInstead')}
                      </Menu.Item>
                    ) : null}
                    {at > 0 ? (
                      <Menu.Item
                        leftSection={<ArrowUp size={16} aria-hidden="true" />}
                        onClick={() => onChange(moved(value, at, -1))}
                      >
                        {t('outgoing.recipients.up')}
                      </Menu.Item>
                    ) : null}
                    {at < value.length - 1 ? (
                      <Menu.Item
                        leftSection={<ArrowDown size={16} aria-hidden="true" />}
                        onClick={() => onChange(moved(value, at, 1))}
                      >
                        {t('outgoing.recipients.down')}
                      </Menu.Item>
                    ) : null}
                    <Menu.Item
                      leftSection={<Trash2 size={16} aria-hidden="true" />}
                      onClick={() => onChange(value.filter((_, other) => other !== at))}
                    >
                      {t('outgoing.recipients.remove')}
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              </li>
            );
          })}
        </ol>
      ) : null}
      {value.length < most ? (
        <Select<string>
          aria-label={t('outgoing.recipients.add', { label })}
          aria-required={required || undefined}
          placeholder={t('outgoing.recipients.find')}
          {...foundOptions}
          data={groups.map(({ name, options: own }) => ({
            group: t(`outgoing.recipients.${name}`),
            items: own.map((one) => ({ value: one.value, label: one.label })),
          }))}
          value={null}
          searchValue={typed}
          onSearchChange={setTyped}
          onChange={(chosen) => add(options.get(chosen ?? ''))}
          selectFirstOptionOnChange={!searching}
          nothingFoundMessage={searching ? t('office.loading') : t('outgoing.recipients.none')}
          error={error}
          renderOption={({ option }) => {
            const one = options.get(option.value);
            return one ? (
              <OptionWords
                name={one.label}
                detail={
                  one.detail ??
                  (one.value.startsWith('paper:') ? t('outgoing.recipients.onPaper') : undefined)
                }
              />
            ) : null;
          }}
        />
      ) : null}
      {renaming === null || !value[renaming] ? null : (
        <PrintedNameDialog
          recipient={value[renaming]}
          shown={nameOf(value[renaming])}
          onClose={() => setRenaming(null)}
          onName={(name) => {
            onChange(value.map((one, at) => (at === renaming ? ({ ...one, name } as Recipient) : one)));
            setRenaming(null);
          }}
        />
      )}
    </fieldset>
  );
}

/** Why a mail does not reach them: the letter may not go that way, or none leaves this installation. */
function hindranceOf(
  { channel }: Recipient,
  securityClass: SecurityClass,
  mailIsOff: boolean,
): 'notByMail' | 'mailOff' | null {
  if (refusedByMail(channel, securityClass)) return 'notByMail';
  return channel === 'mail' && mailIsOff ? 'mailOff' : null;
}

/** As it is printed: the name that was written, else that of the post or agency. */
function recipientName(recipient: Recipient, names: RecipientsFieldProps['names']): string {
  return recipient.name ?? ownName(recipient, names) ?? '…';
}

function ownName(
  recipient: Recipient,
  { posts, agencies }: RecipientsFieldProps['names'],
): string | undefined {
  const chosen = chosenNow.get(recipientKey(recipient));
  if (recipient.channel === 'post') return posts.find(({ id }) => id === recipient.postId)?.name ?? chosen;
  if (recipient.channel === 'agency')
    return agencies.find(({ id }) => id === recipient.agencyId)?.name ?? chosen;
  return undefined;
}

/** How it is reached, and who it is where the printed name says something else. */
function detailOf(
  recipient: Recipient,
  t: (key: string) => string,
  names: RecipientsFieldProps['names'],
): string {
  const how = [t(`outgoing.channel.${recipient.channel}`), recipient.behind].filter(Boolean).join(' · ');
  if (recipient.channel === 'mail') return `${how} · ${recipient.address}`;
  const own = recipient.name === null ? undefined : ownName(recipient, names);
  return own && own !== recipient.name ? `${how} · ${own}` : how;
}
