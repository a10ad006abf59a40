interface Issue {
  code: string;
  message: string;
  path: readonly PropertyKey[];
  origin?: string;
  minimum?: unknown;
  /** What was looked at, where the schema was asked to say so (`reportInput`). */
  input?: unknown;
}

/** The kinds of faults that a schema finds, as codes that have a text. */
export function faultCodeOf(issue: object): string {
  const { code, message, origin, minimum, input } = issue as Issue;
  if (/^[a-z-]+\.[a-z-]+$/.test(message)) return message;
  if (input === '' || (code === 'too_small' && origin === 'string' && minimum === 1))
    return 'office.field-empty';
  if (code === 'too_small' && origin === 'string') return 'office.field-too-short';
  if (code === 'too_small' && origin === 'array') return 'office.field-none-chosen';
  if (code === 'too_small') return 'office.field-too-small';
  if (code === 'too_big' && origin === 'string') return 'office.field-too-long';
  if (code === 'too_big') return 'office.field-too-big';
  if (code === 'invalid_type' && /undefined|null/.test(message)) return 'office.field-empty';
  return 'office.field-invalid';
}
