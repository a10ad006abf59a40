import { LogIn, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type CheckInView, checkIns } from '../../contract/check-ins.ts';
import { useReviewWords } from '../words/use-review-words.ts';
import styles from './check-in.module.css';
import { StandingBadge } from './standing-badge.tsx';

const icons = { in: LogIn, out: LogOut } as const;

/** Own check-ins, the latest first, with all that is kept of them. */
export function HistoryPanel() {
  const { t } = useTranslation();
  const pages = useOperationPages(checkIns.listOwn, { size: 10 });
  return (
    <Panel title={t('attendance.history.title')} hint={t('attendance.history.hint')} flush>
      <PagedRows pages={pages} empty={<NothingYet>{t('attendance.history.none')}</NothingYet>} compact>
        {(rows) => (
          <PanelRows>
            {rows.map((checkIn) => (
              <HistoryRow key={checkIn.id} checkIn={checkIn} />
            ))}
          </PanelRows>
        )}
      </PagedRows>
    </Panel>
  );
}

function HistoryRow({ checkIn }: { checkIn: CheckInView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useReviewWords();
  const sentences = [
    checkIn.secondProof === 'not-asked' ? null : t(`attendance.second-proof.${checkIn.secondProof}`),
    ...words.times(checkIn),
    ...words.risks(checkIn),
    checkIn.coarse ? t('attendance.history.coarse', { ...written(checkIn.coarse, format) }) : null,
  ].filter((one) => one !== null);
  return (
    <PanelRow
      icon={icons[checkIn.direction]}
      name={`${t(`attendance.direction.${checkIn.direction}`)}, ${format.moment(checkIn.at)}`}
      detail={<Where checkIn={checkIn} />}
      further={
        <span className={styles.sentences}>
          {sentences.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </span>
      }
    >
      <StandingBadge standing={checkIn.standing} />
    </PanelRow>
  );
}

const written = ({ latitude, longitude }: { latitude: number; longitude: number }, format: Numbers) => ({
  latitude: format.number(latitude, 2),
  longitude: format.number(longitude, 2),
});
type Numbers = Pick<ReturnType<typeof useFormat>, 'number'>;

/** What the position said. */
export function Where({ checkIn: { verdict, place, distanceM } }: { checkIn: CheckInView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = t(`attendance.verdict.${verdict}`);
  if (!place) return said;
  if (!distanceM) return `${said}: ${place.name}`;
  return t('attendance.checkIn.distance', {
    said,
    place: place.name,
    metres: format.number(distanceM, 0),
  });
}
