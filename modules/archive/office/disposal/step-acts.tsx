import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FilePlus2, ListPlus, Lock, PenLine, Stamp, UserCheck, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import type { DisposalView } from '../../contract/disposal-views.ts';
import { candidatesFor, candidatesPath } from '../keeping-addresses.ts';
import { ApprovalForm } from './approval-form.tsx';
import styles from './disposal.module.css';
import { ExecuteButton } from './execute-button.tsx';
import { ConsiderForm, ReportForm, StipulateForm } from './number-forms.tsx';
import { PanelForm } from './panel-form.tsx';
import { CloseButton, SignButton, WitnessButton } from './sure-buttons.tsx';

/** The buttons of the next step, for who may take it. */
export function StepActs({ list }: { list: DisposalView }) {
  const { t } = useTranslation();
  if (!list.yours && !(list.next === 'items' && list.can['add-item'])) return null;
  const choose = (main: boolean) => (
    <Button
      component={Link}
      to={candidatesPath}
      search={candidatesFor(list.kind, list.id) as never}
      variant={main ? 'filled' : 'default'}
      leftSection={<ListPlus size={16} aria-hidden="true" />}
    >
      {t('archive.disposal.choose')}
    </Button>
  );
  const dialog = (verb: string, icon: typeof Stamp, form: (close: () => void) => ReactNode, wide = false) => (
    <DialogButton verb={t(verb)} icon={icon} look="main" wide={wide} keeps>
      {form}
    </DialogButton>
  );
  const acts = (): ReactNode => {
    switch (list.next) {
      case 'panel':
        return dialog(
          'archive.disposal.namePanel',
          Users,
          (close) => <PanelForm list={list} onEnd={close} />,
          true,
        );
      case 'items':
        return choose(true);
      case 'closed':
        return (
          <>
            <CloseButton list={list} icon={Lock} />
            {choose(false)}
          </>
        );
      case 'appraised':
        return <p className={styles.quiet}>{t('archive.disposal.appraiseHow')}</p>;
      case 'considered':
        return dialog('archive.disposal.consider', PenLine, (close) => (
          <ConsiderForm list={list} onEnd={close} />
        ));
      case 'approved':
        return dialog('archive.disposal.approve', FilePlus2, (close) => (
          <ApprovalForm list={list} onEnd={close} />
        ));
      case 'stipulated':
        return dialog('archive.disposal.stipulate', Stamp, (close) => (
          <StipulateForm list={list} onEnd={close} />
        ));
      case 'witnessed':
        return <WitnessButton list={list} icon={UserCheck} />;
      case 'report-opened':
        return dialog('archive.disposal.openReport', FilePlus2, (close) => (
          <ReportForm list={list} onEnd={close} />
        ));
      case 'executed':
        return <ExecuteButton list={list} />;
      case 'report-signed':
        return <SignButton list={list} icon={PenLine} />;
      default:
        return null;
    }
  };
  return <div className={styles.nextActs}>{acts()}</div>;
}
