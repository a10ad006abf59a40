import { Contrast, type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseTheme, chosenTheme, type Theme, themes } from '../design/appearance.ts';
import { useStore } from '../state/store.ts';
import styles from './choice.module.css';

const icons: Record<Theme, LucideIcon> = { auto: Monitor, light: Sun, dark: Moon, contrast: Contrast };

/** How the screen looks: as the device, light, dark, or in high contrast. */
export function ThemeChoice() {
  const { t } = useTranslation();
  const chosen = useStore(chosenTheme);
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{t('office.theme')}</legend>
      {themes.map((theme) => {
        const Icon = icons[theme];
        return (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              className="unseen"
              checked={chosen === theme}
              onChange={() => chooseTheme(theme)}
            />
            <span>
              <Icon size={16} aria-hidden="true" />
              {t(`office.theme.${theme}`)}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
