import type { EntryContent } from '../../contract/details.ts';
import { positionLevels, predicates } from '../../contract/terms.ts';

type Kind = EntryContent['kind'];

/** A field of what an entry says. Its name is that of the contract; its label the text `staff.field.<name>`. */
export interface EntryField {
  readonly name: string;
  readonly type: 'line' | 'prose' | 'day' | 'number' | 'flag' | 'choice' | 'grade' | 'education' | 'echelon';
  readonly required?: true;
  /** Of a choice; the label of each is `staff.option.<name>.<value>`. */
  readonly options?: readonly string[];
  readonly most?: number;
  /** Text of the label, where another kind has a field of the same name that means something else. */
  readonly label?: string;
}

const line = (name: string) => ({ name, type: 'line' }) as const;
const required = <F extends EntryField>(field: F): F & { required: true } => ({ ...field, required: true });
const choice = (name: string, options: readonly string[]): EntryField => ({ name, type: 'choice', options });
const number = (name: string, most: number): EntryField => ({ name, type: 'number', most });
const sex = choice('sex', ['male', 'female']);

/** What is asked and shown of each kind of entry, in the order of the screen. */
export const entryFields: Readonly<Record<Kind, readonly EntryField[]>> = {
  appointment: [required(choice('stage', ['cpns', 'pns', 'pppk']))],
  'legal-status': [
    required(
      choice('status', [
        ...['active', 'study', 'seconded', 'suspended'],
        ...['awaiting-retirement', 'retired', 'dismissed', 'deceased'],
      ]),
    ),
  ],
  birth: [required(line('place')), required({ name: 'day', type: 'day' }), required(sex)],
  grade: [
    required({ name: 'code', type: 'grade' }),
    required(number('serviceYears', 50)),
    required(number('serviceMonths', 11)),
    required(choice('promotion', ['initial', 'regular', 'choice', 'posthumous', 'service', 'other'])),
  ],
  position: [
    required({ ...choice('kind', ['structural', 'functional', 'executive']), label: 'positionKind' }),
    required({ ...choice('level', positionLevels), label: 'positionLevel' }),
    required({ ...line('name'), label: 'positionName' }),
    required(line('unitName')),
    { name: 'echelon', type: 'echelon' },
    required(choice('capacity', ['definitive', 'plt', 'plh', 'pj', 'pjs'])),
    number('retirementAge', 80),
  ],
  education: [
    required({ name: 'level', type: 'education' }),
    line('program'),
    line('school'),
    required(number('graduated', 2200)),
    line('certificateNumber'),
  ],
  training: [
    required(choice('form', ['leadership', 'functional', 'technical', 'course'])),
    required({ ...line('name'), label: 'trainingName' }),
    required(line('organizer')),
    number('hours', 5_000),
    line('certificateNumber'),
  ],
  award: [required({ ...line('name'), label: 'awardName' }), required(line('givenBy'))],
  'unpaid-leave': [required(line('reason'))],
  contract: [required({ ...line('position'), label: 'positionName' })],
  performance: [required(choice('predicate', predicates)), required(choice('period', ['annual', 'interim']))],
  credit: [required(number('points', 10_000)), required({ ...line('position'), label: 'positionName' })],
  registration: [
    ...['siasnId', 'formerNumber', 'cardNumber', 'payOffice'].map(line),
    ...['workplace', 'homeAgency', 'workingAgency', 'workingUnit'].map(line),
  ],
  personal: [
    line('religion'),
    choice('maritalStatus', ['single', 'married', 'divorced', 'widowed']),
    { name: 'address', type: 'prose' },
    line('phone'),
    line('email'),
    line('taxNumber'),
    line('insuranceNumber'),
  ],
  family: [
    required(choice('relation', ['spouse', 'child', 'parent'])),
    required({ ...line('name'), label: 'familyName' }),
    { name: 'birthDay', type: 'day' },
    sex,
    { name: 'allowance', type: 'flag' },
  ],
  health: [
    required(choice('result', ['fit', 'fit-with-limits', 'unfit'])),
    required(line('examiner')),
    { name: 'note', type: 'prose' },
  ],
  discipline: [
    required({ ...choice('level', ['light', 'moderate', 'severe']), label: 'disciplineLevel' }),
    required(line('penalty')),
    required({ name: 'breach', type: 'prose' }),
  ],
};

/** The key of the label of a field. */
export function labelKey({ name, label }: EntryField): string {
  return `staff.field.${label ?? name}`;
}

/** The key of the label of an option. */
export function optionKey({ name, label }: EntryField, value: string): string {
  return `staff.option.${label ?? name}.${value}`;
}

/** What a new entry of a kind says before anything was typed. */
export function blankDetails(kind: Kind): Record<string, unknown> {
  const blank = { flag: false, number: '' } as Record<string, unknown>;
  const details = Object.fromEntries(entryFields[kind].map(({ name, type }) => [name, blank[type] ?? '']));
  return kind === 'position' ? { ...details, capacity: 'definitive' } : details;
}

/** As the contract wants it: nothing typed is nothing told. */
export function toldDetails(kind: Kind, details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    entryFields[kind].flatMap(({ name, required: needed }) => {
      const value = details[name];
      const empty = value === '' || value === null || value === undefined;
      return empty && !needed ? [] : [[name, empty ? undefined : value]];
    }),
  );
}
