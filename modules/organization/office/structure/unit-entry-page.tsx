import { Navigate, useParams } from '@tanstack/react-router';
import { unitPlace } from '../addresses.ts';

/** The address of one unit: opens the structure there. */
export function UnitEntryPage() {
  const { unitId } = useParams({ strict: false }) as { unitId: string };
  return <Navigate {...unitPlace(unitId)} replace />;
}
