import { NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceShape } from '../../contract/places.ts';
import { HereButton } from './here-button.tsx';
import { extentOf, type PlaceValues } from './place-values.ts';
import styles from './places.module.css';
import { pointText } from './read-points.ts';
import { ShapeDrawing } from './shape-drawing.tsx';

/** Where a place is and how exactly positions have to tell it, drawn as it is typed. */
export function ExtentFields({ form }: { form: UseFormReturnType<PlaceValues> }) {
  const { t } = useTranslation();
  const { values, setFieldValue, getInputProps, errors } = form;
  const faultOf = (...paths: string[]): ReactNode => paths.map((path) => errors[path]).find(Boolean);
  const drawn = PlaceShape.safeParse(extentOf(values).shape);
  return (
    <>
      <SegmentedControl
        aria-label={t('attendance.places.kind')}
        data={(['circle', 'polygon'] as const).map((value) => ({
          value,
          label: t(`attendance.places.kind.${value}`),
        }))}
        value={values.kind}
        onChange={(kind) => setFieldValue('kind', kind as PlaceValues['kind'])}
      />
      <div className={styles.shape}>
        <div className={styles.fields}>
          {values.kind === 'circle' ? (
            <>
              <TextInput
                label={t('attendance.places.centre')}
                description={t('attendance.places.centreHint')}
                placeholder="-6.175392, 106.827153"
                required
                {...getInputProps('centre')}
                error={faultOf('centre', 'shape.centre')}
              />
              <HereButton
                verb={t('attendance.places.hereCentre')}
                onHere={(here) => setFieldValue('centre', pointText(here))}
              />
              <NumberInput
                label={t('attendance.places.radius')}
                required
                min={10}
                max={20_000}
                {...getInputProps('radiusM')}
                error={faultOf('radiusM', 'shape.radiusM')}
              />
            </>
          ) : (
            <>
              <Textarea
                label={t('attendance.places.corners')}
                description={t('attendance.places.cornersHint')}
                required
                autosize
                minRows={4}
                maxRows={12}
                {...getInputProps('corners')}
                error={faultOf('corners', 'shape.corners')}
              />
              <HereButton
                verb={t('attendance.places.hereCorner')}
                onHere={(here) =>
                  setFieldValue(
                    'corners',
                    [values.corners.trim(), pointText(here)].filter(Boolean).join('\n'),
                  )
                }
              />
            </>
          )}
        </div>
        {drawn.success ? (
          <ShapeDrawing of={{ shape: drawn.data, toleranceM: Number(values.toleranceM) || 0 }} />
        ) : (
          <p className={styles.quiet}>{t('attendance.places.notDrawn')}</p>
        )}
      </div>
      <NumberInput
        label={t('attendance.places.tolerance')}
        description={t('attendance.places.toleranceHint')}
        required
        min={0}
        max={500}
        {...getInputProps('toleranceM')}
      />
      <NumberInput
        label={t('attendance.places.worstAccuracy')}
        description={t('attendance.places.worstAccuracyHint')}
        required
        min={10}
        max={5_000}
        {...getInputProps('worstAccuracyM')}
      />
    </>
  );
}
