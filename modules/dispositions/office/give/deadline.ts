import { addDays } from '#core/clock/add-days.ts';
