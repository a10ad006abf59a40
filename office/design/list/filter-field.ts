export interface Option {
  value: string;
  label: string;
}

/** A filter above a list. `name` is the input of the list operation and the parameter in the address. */
export type FilterField =
  | { kind: 'choice'; name: string; label: string; options: readonly Option[]; several?: boolean }
  | { kind: 'days'; label: string; from: string; to: string }
  | { kind: 'flag'; name: string; label: string }
  | { kind: 'text'; name: string; label: string }
  | {
      kind: 'find';
      name: string;
      label: string;
      /** Looks things up by what was typed. */
      find: (text: string, signal: AbortSignal) => Promise<Option[]>;
      /** Puts a value from the address into words. */
      nameOf: (value: string, signal: AbortSignal) => Promise<string>;
    };

/** The parameters that a filter uses in the address. */
export function namesOf(field: FilterField): string[] {
  return field.kind === 'days' ? [field.from, field.to] : [field.name];
}

/** A value of the address as a list. */
export function listOf(value: string | string[] | undefined): string[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
