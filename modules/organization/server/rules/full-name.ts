/** A name as it is written in letters: `dr. Ratna Dewi, M.Kes.`. */
export function fullName(person: {
  name: string;
  frontTitle?: string | null;
  backTitle?: string | null;
}): string {
  const front = person.frontTitle ? `${person.frontTitle} ` : '';
  const back = person.backTitle ? `, ${person.backTitle}` : '';
  return `${front}${person.name}${back}`;
}
