import type { OfficeZone } from '#core/clock/clock.ts';
import type { Desk, Line } from './number-steps.ts';

/** Hours by which the zones are ahead of UTC (Keppres 41/1987): reckoned by hand, apart from the program's calendar. */
export const hoursAhead: Record<OfficeZone, number> = {
  'Asia/Jakarta': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

function dayAt(zone: OfficeZone, now: Date): string {
  return new Date(now.getTime() + hoursAhead[zone] * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The reference: what a clerk with a pencil and one page for each group and year would write. It knows no rule of the
 * program; where the two differ, one of them is wrong.
 */
export function pencilDesk(zone: OfficeZone): Desk {
  const pages: Line[] = [];
  const write = (group: string, day: string, state: string): Line => {
    const year = Number(day.slice(0, 4));
    const onPage = pages.filter((line) => line.group === group && line.year === year);
    const letterDay = state === 'spare' ? null : day;
    const line = { group, year, sequence: onPage.length + 1, state, takenOn: day, letterDay };
    pages.push(line);
    return line;
  };
  const tell = (line: Line) => `${line.year}:${line.sequence} ${line.state} ${line.letterDay}`;
  const refuse = (why: string) => `outgoing.number-${why}`;

  return {
    take(step, now) {
      const today = dayAt(zone, now);
      const thisYear = Number(today.slice(0, 4));
      if (step.do === 'reserve') return tell(write(step.group, today, 'reserved'));
      if (step.do === 'keep-back') {
        if (step.reason.trim() === '') return refuse('needs-reason');
        return Array.from({ length: step.count }, () => tell(write(step.group, today, 'spare'))).join(', ');
      }
      const line = pages[step.entry % Math.max(pages.length, 1)];
      if (!line) return 'nothing there';
      switch (step.do) {
        case 'use-spare':
          if (line.state !== 'spare') return refuse('not-spare');
          if (line.year !== thisYear) return refuse('of-another-year');
          if (line.takenOn !== today && !step.leave) return refuse('needs-approval');
          Object.assign(line, { state: 'reserved', letterDay: today });
          return tell(line);
        case 'sign':
          if (line.state !== 'reserved') return refuse('not-reserved');
          if (line.year !== thisYear) {
            line.state = 'void';
            return `again ${tell(write(line.group, today, 'reserved'))}`;
          }
          Object.assign(line, { state: 'signed', letterDay: today });
          return tell(line);
        case 'issue':
          if (line.state !== 'signed') return refuse('not-reserved');
          line.state = 'issued';
          return tell(line);
        case 'void':
          if (line.state === 'issued' || line.state === 'void') return refuse('settled');
          if (step.reason.trim() === '') return refuse('needs-reason');
          line.state = 'void';
          return tell(line);
      }
    },
    lines: () => pages.map((line) => ({ ...line })),
  };
}
