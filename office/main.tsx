import { officeModules } from './modules.ts';
import { startOffice } from './start-office.tsx';

startOffice(officeModules).catch((error: unknown) => {
  // Without texts there are only the words that came with the page itself.
  const words = document.querySelector<HTMLTemplateElement>('#not-started');
  if (words) document.getElementById('office')?.replaceChildren(words.content.cloneNode(true));
  throw error;
});
