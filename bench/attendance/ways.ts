/** How phones and cheaters of a made-up country are: shares, and metres. */
export interface Ways {
  /** Of each kind of phone, in parts. */
  phones: Readonly<Record<'satellites' | 'fused' | 'manyDigits' | 'coarse' | 'rounding', number>>;
  /** Share of people who check in at one desk, hardly moving. */
  steady: number;
  /** How an app moves a point: anywhere in a circle, most often near its middle, or from where it was last. */
  jitter: { medianM: number; spread: number; shape: 'disc' | 'normal' | 'walk' };
  /** How recorded days are played again. */
  replay: { moved: number; mostM: number; order: 'as-recorded' | 'shuffled' };
  /** What is said beside a made-up point. */
  pretence: {
    /** Share whose accuracy changes. */
    varied: number;
    altitude: Readonly<Record<'none' | 'zero' | 'same' | 'varied', number>>;
  };
}

export const usualWays: Ways = {
  phones: { satellites: 35, fused: 35, manyDigits: 25, coarse: 5, rounding: 0 },
  steady: 0.1,
  jitter: { medianM: 4, spread: 0.7, shape: 'disc' },
  replay: { moved: 0.3, mostM: 2, order: 'as-recorded' },
  pretence: { varied: 0.25, altitude: { none: 20, zero: 30, same: 32, varied: 18 } },
};

/** Another country: phones that round all they say, people who sit still, and apps that take more trouble. */
export const otherWays: Ways = {
  phones: { satellites: 30, fused: 30, manyDigits: 15, coarse: 10, rounding: 15 },
  steady: 0.15,
  jitter: { medianM: 3, spread: 0.5, shape: 'walk' },
  replay: { moved: 0.5, mostM: 3, order: 'shuffled' },
  pretence: { varied: 0.35, altitude: { none: 30, zero: 15, same: 35, varied: 20 } },
};
