import { describe, expect, it } from 'vitest';
import { holdingOn, latestOn, positionOn, standing } from './entry.ts';
import { away, entry, grade, post } from './testing/samples.ts';

describe('what holds on a day', () => {
  const first = grade('2015-04-01', '31');
  const second = grade('2019-04-01', '32', 4);

  it('is the latest that has begun, from its very first day on', () => {
    const codeOn = (day: string) => latestOn([second, first], 'grade', day)?.details.code;
    expect(['2015-03-31', '2015-04-01', '2019-03-31', '2019-04-01'].map(codeOn)).toEqual([
      ...[undefined, '31', '31', '32'],
    ]);
  });

  it('ends with its last day', () => {
    const leave = away('2020-01-10', '2020-02-10');
    const holds = (day: string) => holdingOn([leave], 'unpaid-leave', day).length;
    expect(['2020-01-09', '2020-01-10', '2020-02-10', '2020-02-11'].map(holds)).toEqual([0, 1, 1, 0]);
  });

  it('is the correction where a wrong entry was corrected, also for days before it was made', () => {
    const wrong = post('2020-01-01', { level: 'pelaksana' });
    const right = post('2020-03-01', { level: 'pelaksana', name: 'Arsiparis' }, wrong);
    expect(positionOn([wrong, right], '2020-02-01')).toBeNull();
    expect(positionOn([wrong, right], '2020-03-01')?.details.name).toBe('Arsiparis');
  });

  it('is nothing where an entry was taken back, and the new one where that was corrected again', () => {
    const wrong = entry('award', '2020-01-01', { name: 'Satyalancana', givenBy: 'Presiden' });
    const back = entry('award', '2020-01-01', null, { replaces: wrong });
    expect(standing([wrong, back], 'award')).toEqual([]);
    const again = entry(
      'award',
      '2021-01-01',
      { name: 'Satyalancana', givenBy: 'Presiden' },
      { replaces: back },
    );
    expect(standing([wrong, back, again], 'award').map(({ id }) => id)).toEqual([again.id]);
  });

  it('is the own post, whatever is held beside it', () => {
    const own = post('2020-01-01', { name: 'Analis' });
    const beside = post('2021-01-01', { name: 'Kepala Bidang', capacity: 'plt' });
    expect(positionOn([own, beside], '2022-01-01')?.details.name).toBe('Analis');
  });
});
