import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '#office/design/panel.tsx';
import { chooseLanguage, type Language } from '#office/i18n/language.ts';
import { keepLanguage } from '#office/session/session-calls.ts';
import styles from './my-account-page.module.css';

/** Languages by their own names. */
const names: Record<Language, string> = { id: 'Bahasa Indonesia', en: 'English' };

/** The language of screens and mails; it changes at once. */
export function LanguagePanel() {
  const { t, i18n } = useTranslation();
  const choose = (value: string) => {
    const language: Language = value === 'en' ? 'en' : 'id';
    void chooseLanguage(language);
    keepLanguage(language);
  };
  return (
    <Panel title={t('identity.language.title')} hint={t('identity.language.hint')}>
      <Radio.Group
        aria-label={t('identity.language.title')}
        value={i18n.resolvedLanguage ?? 'id'}
        onChange={choose}
      >
        <div className={styles.state}>
          {(['id', 'en'] as const).map((language) => (
            <Radio key={language} value={language} label={<span lang={language}>{names[language]}</span>} />
          ))}
        </div>
      </Radio.Group>
    </Panel>
  );
}
