import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppError } from '#core/contract/errors.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';

interface DestroyedLetterProps {
  error: unknown;
  /** Whose texts say it: of letters that came in, or that went out. */
  of: 'letters' | 'outgoing';
  /** The register in which its line stands. */
  back: { to: string; label: string };
}

/** A letter of which its line in the register is all that is left: when it was destroyed, and by which report. */
export function DestroyedLetter({ error, of, back }: DestroyedLetterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { on, report } = error instanceof AppError ? error.params : {};
  return (
    <>
      <PageHeader title={t(`${of}.destroyed.title`)} back={back} />
      <EmptyState title={t(`${of}.destroyed`)} action={<Link to={back.to}>{back.label}</Link>}>
        {t(`${of}.destroyed.hint`, { day: format.day(String(on)), report })}
      </EmptyState>
    </>
  );
}
