import { AnswerButton } from './answer-letter.tsx';

/** At an own desk: begins the letter that carries the disposition out. The subject is letter and desk. */
export function AnswerDesk({ subjectId }: { subjectId: string }) {
  const [letter, desk] = subjectId.split(' ');
  return letter && desk ? <AnswerButton search={{ letter, desk }} /> : null;
}
