import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { unread } from '../device/check-in-box.ts';

/** Why the server refused a check-in; no form is there whose fields could be set right. */
export function useRefusalWords(): (code: string) => string {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (code) => (code === unread ? t('attendance.box.invalid') : errorText(new AppError(code)));
}
