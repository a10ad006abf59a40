/** Addresses of the pages of attendance within the office. */
export const checkInPath = '/attendance';
export const daysPath = '/attendance/days';
export const devicesPath = '/attendance/devices';
export const requestsPath = '/attendance/requests';
export const deskPath = '/attendance/desk';
export const deskOfPath = (personId: string) => `/attendance/desk/${personId}`;
export const summonsPath = (personId: string) => `/attendance/desk/summons/${personId}`;
export const boardPath = '/attendance/board';
export const recapPath = '/attendance/recap';
export const placesPath = '/administration/attendance';
export const placePath = (placeId: string) => `/administration/attendance/places/${placeId}`;
export const rulesPath = '/administration/attendance/rules';
export const codePath = (placeId: string) => `/attendance/places/${placeId}/code`;
