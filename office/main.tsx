import { officeModules } from './modules.ts';
import { startOffice } from './start-office.tsx';

void startOffice(officeModules);
