import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language, languages } from '../i18n/language.ts';
import styles from './choice.module.css';

const names: Record<Language, string> = { id: 'Indonesia', en: 'English' };

/** The language of the screen, each named in itself. */
export function LanguageChoice({ onChoose }: { onChoose?: (language: Language) => void }) {
  const { t, i18n } = useTranslation();
  const choose = (language: Language) => {
    void chooseLanguage(language);
    onChoose?.(language);
  };
  return (
    <fieldset className={styles.choice}>
      <legend className="unseen">{t('office.language')}</legend>
      {languages.map((language) => (
        <label key={language}>
          <input
            type="radio"
            name="language"
            className="unseen"
            checked={i18n.resolvedLanguage === language}
            onChange={() => choose(language)}
          />
          <span lang={language}>{names[language]}</span>
        </label>
      ))}
    </fieldset>
  );
}
