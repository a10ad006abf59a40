import { useTranslation } from 'react-i18next';
import { FindSelect, type FindSelectProps } from '#modules/organization/office/pick/find-select.tsx';
import { call } from '#office/data/client.ts';
import { dossiers } from '../../contract/dossiers.ts';

interface DossierPickerProps extends Omit<FindSelectProps, 'of' | 'find'> {
  /** Left out of what is offered: nothing is moved to where it lies. */
  without?: string;
}

const shown = 30;

/** Chooses a dossier that still grows, among those of the reader's units, by its title or number. */
export function DossierPicker({ without, ...props }: DossierPickerProps) {
  const { t } = useTranslation();
  return (
    <FindSelect
      placeholder={t('archive.pick.dossierFind')}
      {...props}
      of="dossiers.open"
      find={async (text, signal) => {
        const { items } = await call(
          dossiers.list,
          { q: text.slice(0, 200), mine: 'true', size: shown },
          { signal },
        );
        return items
          .filter(({ id, closedOn }) => id !== without && closedOn === null)
          .map(({ id, number, year, title, code, unitName }) => ({
            value: id,
            label: `${number}/${year} ${title}`,
            detail: `${code} · ${unitName}`,
          }));
      }}
    />
  );
}
