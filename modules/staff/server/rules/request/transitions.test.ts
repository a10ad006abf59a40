import { describe, expect, it } from 'vitest';
import { requestActs, requestStates } from '../../../contract/terms.ts';
import { mayStep, takeStep, transitions } from './transitions.ts';

describe('a request', () => {
  it('goes only where the table leads', () => {
    const open = requestStates.flatMap((from) =>
      requestActs.flatMap((act) =>
        (['employee', 'decider'] as const).flatMap((by) => {
          const step = takeStep(act, from, by, 'Sebab');
          return 'to' in step ? [`${by} ${act}: ${from} → ${step.to}`] : [];
        }),
      ),
    );
    expect(open).toEqual([
      'employee withdraw: submitted → withdrawn',
      'decider approve: submitted → approved',
      'decider return: submitted → returned',
      'decider reject: submitted → rejected',
      'employee resubmit: returned → submitted',
      'employee withdraw: returned → withdrawn',
    ]);
  });

  it('is decided by nobody who asked, and returned or rejected with words', () => {
    expect(takeStep('approve', 'submitted', 'employee', null)).toEqual({ refusal: 'staff.act-not-yours' });
    expect(takeStep('reject', 'submitted', 'decider', null)).toEqual({ refusal: 'staff.reason-needed' });
    expect(takeStep('return', 'submitted', 'decider', '')).toEqual({ refusal: 'staff.reason-needed' });
    expect(takeStep('approve', 'approved', 'decider', null)).toEqual({ refusal: 'staff.act-not-open' });
  });

  it('offers exactly what can be done', () => {
    for (const { act, from, by } of transitions)
      for (const state of requestStates) {
        expect(mayStep(act, state, by)).toBe(from.includes(state));
        expect(mayStep(act, state, by === 'employee' ? 'decider' : 'employee')).toBe(false);
      }
  });
});
