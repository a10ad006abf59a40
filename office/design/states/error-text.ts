import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';

/** The stable code of any fault. */
export function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'office.unexpected';
}

/** A fault that the person can do nothing about, by the status of the answer; what has none counts as ours. */
export function isFaultOfTheHouse(error: unknown): boolean {
  if (!(error instanceof AppError)) return true;
  const { status } = error.params;
  return (typeof status === 'number' ? status : error.status) >= 500;
}

/** The request that failed, where the server named it. */
export function requestIdOf(error: unknown): string | null {
  const id = error instanceof AppError ? error.params.requestId : undefined;
  return typeof id === 'string' ? id : null;
}

/** Puts a fault into words: our own text of its code, else the server's title, else the general sentence. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const key = `errors.${codeOf(error)}`;
    const params = error instanceof AppError ? error.params : {};
    if (i18n.exists(key)) return t(key, params);
    return typeof params.title === 'string' && params.title ? params.title : t('errors.office.unexpected');
  };
}
