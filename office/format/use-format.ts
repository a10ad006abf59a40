import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SessionContext } from '../session/use-session.ts';
import { createFormat, type Format } from './format.ts';

/** Dates and numbers in the language of the screen and the zone of the agency. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const zone = useContext(SessionContext)?.agency.zone ?? 'Asia/Jakarta';
  const language = i18n.resolvedLanguage === 'en' ? 'en' : 'id';
  return useMemo(() => createFormat(language, zone), [language, zone]);
}
