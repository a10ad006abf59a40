import { ActionIcon, Button } from '@mantine/core';
import { ArrowDown, ArrowUp, RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PostId } from '#core/contract/ids.ts';
import { PostPicker } from '#modules/organization/office/pick/post-picker.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { placesOf, withCoordination, withoutStep, withPlaceMoved } from './edit-way.ts';
import type { PlannedStep, Way } from './use-way.ts';
import styles from './way.module.css';

/** The way that the letter will go: proposed from the chart, changed where the writer knows better. */
export function WayEditor({ draft, way }: { draft: DraftView; way: Way }) {
  const { t } = useTranslation();
  if (draft.facts.signers.length === 0) return <p className={styles.quiet}>{t('outgoing.way.noSigner')}</p>;
  if (!way.answer.data) return <AnswerState of={way.answer} compact loading={<LoadingRows rows={3} />} />;
  const places = placesOf(way.steps);
  const plain = way.steps.map(({ kind, position, postId }) => ({ kind, position, postId }));
  return (
    <>
      <p className={styles.quiet}>{t('outgoing.way.hint')}</p>
      <ol className={styles.way}>
        {places.map((place, at) => (
          <li key={place.map(({ postId }) => postId).join()} className={styles.place}>
            <span className={styles.mark} aria-hidden="true">
              {at + 1}
            </span>
            <div className={styles.posts}>
              {place.map((step) => (
                <Planned
                  key={step.postId}
                  step={step}
                  onRemove={() => way.change(withoutStep(plain, step))}
                />
              ))}
            </div>
            {place[0]?.kind === 'signature' ? null : (
              <PlaceMoves
                names={place.map(({ name }) => name).join(', ')}
                up={at > 0 ? () => way.change(withPlaceMoved(plain, at + 1, -1)) : null}
                down={
                  places[at + 1] && places[at + 1]![0]?.kind !== 'signature'
                    ? () => way.change(withPlaceMoved(plain, at + 1, 1))
                    : null
                }
              />
            )}
          </li>
        ))}
      </ol>
      <PostPicker
        label={t('outgoing.way.coordinate')}
        placeholder={t('outgoing.way.coordinateFind')}
        value={null}
        onChange={(postId, option) => {
          if (!postId) return;
          way.name(postId as PostId, option.label);
          way.change(withCoordination(plain, postId as PostId));
        }}
      />
      {way.changed ? (
        <Button
          mt={8}
          variant="subtle"
          size="compact-sm"
          leftSection={<RotateCcw size={14} aria-hidden="true" />}
          onClick={way.reset}
        >
          {t('outgoing.way.reset')}
        </Button>
      ) : null}
    </>
  );
}

function Planned({ step, onRemove }: { step: PlannedStep; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.post}>
      <span className={styles.words}>
        <strong>{step.name}</strong>
        <span className={styles.quiet}>
          {t(`outgoing.step.${step.kind}`)}
          {step.holderName ? ` · ${step.holderName}` : null}
        </span>
        {step.holderName === null ? (
          <span className={styles.vacant}>
            <TriangleAlert size={14} aria-hidden="true" /> {t('outgoing.way.vacant')}
          </span>
        ) : null}
      </span>
      {step.kind === 'signature' ? null : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('outgoing.way.remove', { post: step.name })}
          onClick={onRemove}
        >
          <Trash2 size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}

interface PlaceMovesProps {
  names: string;
  up: (() => void) | null;
  down: (() => void) | null;
}

function PlaceMoves({ names, up, down }: PlaceMovesProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.moves}>
      {up ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('outgoing.way.up', { post: names })}
          onClick={up}
        >
          <ArrowUp size={16} aria-hidden="true" />
        </ActionIcon>
      ) : null}
      {down ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('outgoing.way.down', { post: names })}
          onClick={down}
        >
          <ArrowDown size={16} aria-hidden="true" />
        </ActionIcon>
      ) : null}
    </span>
  );
}
