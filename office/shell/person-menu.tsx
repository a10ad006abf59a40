import { Popover } from '@mantine/core';
import { Download, Keyboard, LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Initials, usePostTitle } from '../design/person-post.tsx';
import { formatNip } from '../format/format.ts';
import { installOffer } from '../pwa/register.ts';
import { keepLanguage } from '../session/session-calls.ts';
import { signOut } from '../session/session-state.ts';
import { useSession } from '../session/use-session.ts';
import { useStore } from '../state/store.ts';
import { LanguageChoice } from './language-choice.tsx';
import { showPanel } from './panels.ts';
import { ThemeChoice } from './theme-choice.tsx';
import styles from './top-bar.module.css';

/** Who is at work, through which posts, and how the screen speaks and looks. */
export function PersonMenu() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { person, posts } = useSession();
  const postTitle = usePostTitle();
  const first = posts[0];
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.person}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <Initials name={person.name} />
          <span className={styles.personWords}>
            <span className={styles.personName}>{person.name}</span>
            {first ? (
              <span className={styles.personPost}>{postTitle(first.name, first.capacity)}</span>
            ) : null}
          </span>
          <span className="unseen">{t('office.person.menu')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('office.person.menu')} className={styles.menu}>
        <Posts />
        <Choices />
        <Acts onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Posts() {
  const { t } = useTranslation();
  const { person, agency, posts } = useSession();
  const postTitle = usePostTitle();
  return (
    <section>
      <p className={styles.menuName}>{person.name}</p>
      {person.nip ? <p className={styles.menuNip}>NIP {formatNip(person.nip)}</p> : null}
      <ul className={styles.posts} aria-label={t('office.person.posts')}>
        {posts.map((post) => (
          <li key={`${post.id}-${post.capacity}`}>
            <strong>{postTitle(post.name, post.capacity)}</strong>
            <span>{post.unitName}</span>
          </li>
        ))}
        {posts.length === 0 ? <li>{t('office.person.noPost')}</li> : null}
        <li>
          <span>{agency.name}</span>
        </li>
      </ul>
    </section>
  );
}

function Choices() {
  return (
    <div className={styles.choices}>
      <ThemeChoice />
      <LanguageChoice onChoose={keepLanguage} />
    </div>
  );
}

function Acts({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const offer = useStore(installOffer);
  const [failed, setFailed] = useState(false);
  return (
    <div className={styles.acts}>
      {offer ? (
        <button type="button" onClick={() => void offer().then(onDone)}>
          <Download size={18} aria-hidden="true" />
          {t('office.install')}
        </button>
      ) : null}
      <button
        type="button"
        onClick={() => {
          onDone();
          showPanel('help');
        }}
      >
        <Keyboard size={18} aria-hidden="true" />
        {t('office.keyboard.title')}
      </button>
      <button type="button" onClick={() => void signOut().catch(() => setFailed(true))}>
        <LogOut size={18} aria-hidden="true" />
        {t(failed ? 'office.signOutFailed' : 'office.signOut')}
      </button>
    </div>
  );
}
