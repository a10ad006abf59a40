import { tablesOf } from '#core/db/tx.ts';
import type { AttendanceTables } from './attendance.tables.ts';

export const db = tablesOf<AttendanceTables>();
