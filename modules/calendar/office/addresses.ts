/** Paths of the pages under `/office`. */
export const daysPath = '/working-hours';
export const yearPath = '/calendar';
export const importPath = '/calendar/import';
export const patternsPath = '/calendar/patterns';
export const assignmentsPath = '/calendar/assignments';
