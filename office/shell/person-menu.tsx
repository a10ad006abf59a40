import { FocusTrap } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { BellRing, CircleQuestionMark, Download, LogOut, UserRoundCog } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { myAccountPath } from '#modules/identity/office/addresses.ts';
import { preferencesPath } from '#modules/notifications/office/addresses.ts';
import { Initials } from '../design/person-post.tsx';
import { formatNip } from '../format/format.ts';
import { unsentActs, unsentElsewhere } from '../outbox/outbox-state.ts';
import { installOffer } from '../pwa/register.ts';
import { keepLanguage } from '../session/session-calls.ts';
import { signOut } from '../session/session-state.ts';
import { useSession } from '../session/use-session.ts';
import { useStore } from '../state/store.ts';
import { RoleLine, useRoleWords } from './acting.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { showPanel } from './panels.ts';
import styles from './person-menu.module.css';
import { ThemeChoice } from './theme-choice.tsx';

/** Who is at work, through which posts, and how the screen speaks and looks. */
export function PersonMenu() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { person } = useSession();
  useLeaving(box, opened, () => setOpened(false));
  return (
    <div ref={box} className={styles.box} data-tour="person">
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
          <span className={styles.personPost}>
            <RoleLine />
          </span>
        </span>
        <span className="unseen">{t('office.person.menu')}</span>
      </button>
      {opened ? (
        <FocusTrap active>
          <div role="dialog" aria-label={t('office.person.menu')} className={styles.menu}>
            <Posts />
            <div className={styles.choices}>
              <ThemeChoice />
              <LanguageChoice onChoose={keepLanguage} />
            </div>
            <Acts onDone={() => setOpened(false)} />
          </div>
        </FocusTrap>
      ) : null}
    </div>
  );
}

/** Escape and a press elsewhere close; the focus goes back to where it came from. */
function useLeaving(box: React.RefObject<HTMLElement | null>, opened: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!opened) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      latest.current();
      box.current?.querySelector('button')?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) latest.current();
    };
    addEventListener('keydown', onKey);
    addEventListener('pointerdown', onPress);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('pointerdown', onPress);
    };
  }, [opened, box]);
}

function Posts() {
  const { t } = useTranslation();
  const { person, agency, posts } = useSession();
  const { role, keptBy } = useRoleWords();
  return (
    <section>
      <p className={styles.menuName}>{person.name}</p>
      {person.nip ? <p className={styles.menuNip}>NIP {formatNip(person.nip)}</p> : null}
      <ul className={styles.posts} aria-label={t('office.person.posts')}>
        {posts.map((post) => (
          <li key={`${post.id}-${post.capacity}`}>
            <strong>{role(post)}</strong>
            <span>{post.unitName}</span>
            {post.keptBy ? <span>{keptBy(post)}</span> : null}
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

function Acts({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const offer = useStore(installOffer);
  const [failed, setFailed] = useState(false);
  const unsent = useStore(unsentActs).length + useStore(unsentElsewhere).length;
  return (
    <div className={styles.acts}>
      <Link to={myAccountPath} onClick={onDone}>
        <UserRoundCog size={18} aria-hidden="true" />
        {t('office.person.account')}
      </Link>
      <Link to={preferencesPath} onClick={onDone}>
        <BellRing size={18} aria-hidden="true" />
        {t('office.person.notices')}
      </Link>
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
        <CircleQuestionMark size={18} aria-hidden="true" />
        {t('office.help.title')}
      </button>
      <button type="button" onClick={() => void signOut().catch(() => setFailed(true))}>
        <LogOut size={18} aria-hidden="true" />
        {t(failed ? 'office.signOutFailed' : 'office.signOut')}
      </button>
      {unsent > 0 ? <p className={styles.unsent}>{t('office.outbox.stays', { count: unsent })}</p> : null}
    </div>
  );
}
