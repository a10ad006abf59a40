import { describe, expect, test } from 'vitest';
import { reviewActs, reviewStates } from '../../../contract/reviews.ts';
import { actOfDecision, mayActOn, type ReviewParty, takeReviewStep } from './transitions.ts';

const parties: readonly ReviewParty[] = ['employee', 'decider', 'first-decider'];

describe('a review', () => {
  test('goes these ways and no other', () => {
    const ways = reviewStates.flatMap((from) =>
      reviewActs.flatMap((act) =>
        parties.flatMap((by) => {
          const step = takeReviewStep(act, from, by, 'karena');
          return 'to' in step ? [`${from} -${act} by ${by}-> ${step.to}`] : [];
        }),
      ),
    );
    expect(ways).toEqual([
      'waiting -accept by decider-> accepted',
      'waiting -refuse by decider-> refused',
      'refused -appeal by employee-> appealed',
      'appealed -grant by decider-> granted',
      'appealed -deny by decider-> denied',
    ]);
  });

  test('is refused and denied with a reason alone', () => {
    expect(takeReviewStep('refuse', 'waiting', 'decider', null)).toEqual({
      refusal: 'attendance.reason-needed',
    });
    expect(takeReviewStep('accept', 'waiting', 'decider', null)).toEqual({ to: 'accepted' });
  });

  test('on appeal is decided by another than before', () => {
    expect(actOfDecision('refuse', 'appealed')).toBe('deny');
    expect(mayActOn('grant', 'appealed', 'first-decider')).toBe(false);
    expect(takeReviewStep('grant', 'appealed', 'first-decider', null)).toEqual({
      refusal: 'attendance.act-not-yours',
    });
  });
});
