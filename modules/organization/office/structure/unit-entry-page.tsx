import { Navigate, useParams } from '@tanstack/react-router';
import { structurePath, unitPlace } from '../addresses.ts';

/** The address of one unit: opens the structure there. */
export function UnitEntryPage() {
  const { unitId } = useParams({ strict: false }) as { unitId: string };
  return <Navigate {...unitPlace(unitId)} replace />;
}

/** The address of the chart of posts. */
export function ChartEntryPage() {
  return <Navigate to={structurePath} search={{ view: 'chart' }} replace />;
}
