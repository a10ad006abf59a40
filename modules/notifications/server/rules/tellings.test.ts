import { describe, expect, it } from 'vitest';
import { disposalEvents } from '#modules/archive/contract/disposal-events.ts';
import { emergencyEvents } from '#modules/archive/contract/emergency-events.ts';
import { keepingEvents } from '#modules/archive/contract/keeping-events.ts';
import archiveEnglish from '#modules/archive/locales/en.json' with { type: 'json' };
import archiveIndonesian from '#modules/archive/locales/id.json' with { type: 'json' };
import { attendanceEvents } from '#modules/attendance/contract/events.ts';
import attendanceEnglish from '#modules/attendance/locales/en.json' with { type: 'json' };
import attendanceIndonesian from '#modules/attendance/locales/id.json' with { type: 'json' };
import { dispositionEvents } from '#modules/dispositions/contract/events.ts';
import dispositionEnglish from '#modules/dispositions/locales/en.json' with { type: 'json' };
import dispositionIndonesian from '#modules/dispositions/locales/id.json' with { type: 'json' };
import { leaveEvents } from '#modules/leave/contract/events.ts';
import leaveEnglish from '#modules/leave/locales/en.json' with { type: 'json' };
import leaveIndonesian from '#modules/leave/locales/id.json' with { type: 'json' };
import { ledgerEvents } from '#modules/ledger/contract/events.ts';
import ledgerEnglish from '#modules/ledger/locales/en.json' with { type: 'json' };
import ledgerIndonesian from '#modules/ledger/locales/id.json' with { type: 'json' };
import { letterEvents } from '#modules/letters/contract/events.ts';
import letterEnglish from '#modules/letters/locales/en.json' with { type: 'json' };
import letterIndonesian from '#modules/letters/locales/id.json' with { type: 'json' };
import { outgoingEvents } from '#modules/outgoing/contract/events.ts';
import outgoingEnglish from '#modules/outgoing/locales/en.json' with { type: 'json' };
import outgoingIndonesian from '#modules/outgoing/locales/id.json' with { type: 'json' };
import { staffEvents } from '#modules/staff/contract/events.ts';
import staffEnglish from '#modules/staff/locales/en.json' with { type: 'json' };
import staffIndonesian from '#modules/staff/locales/id.json' with { type: 'json' };
import english from '../../locales/en.json' with { type: 'json' };
import indonesian from '../../locales/id.json' with { type: 'json' };
import type { Telling } from './telling.ts';
import { kept, tellings } from './tellings.ts';

const texts: Record<string, string>[] = [
  {
    ...letterIndonesian,
    ...dispositionIndonesian,
    ...outgoingIndonesian,
    ...ledgerIndonesian,
    ...archiveIndonesian,
    ...staffIndonesian,
    ...leaveIndonesian,
    ...attendanceIndonesian,
    ...indonesian,
  },
  {
    ...letterEnglish,
    ...dispositionEnglish,
    ...outgoingEnglish,
    ...ledgerEnglish,
    ...archiveEnglish,
    ...staffEnglish,
    ...leaveEnglish,
    ...attendanceEnglish,
    ...english,
  },
];
const told = tellings.filter((telling) => telling.kind !== null);

/** Holes of the sentence that nothing would fill. */
function holesOf(telling: Telling, sentence: string): string[] {
  const filled = ['actor', 'post', 'others', ...telling.keeps];
  return [...sentence.matchAll(/{{(\w+)}}/g)]
    .map((match) => match[1]!)
    .filter((name) => !filled.includes(name));
}

describe('what is told', () => {
  it('is an event that some module declares, each in one place', () => {
    const types = tellings.map((telling) => telling.event.type);
    expect(new Set(types).size).toBe(types.length);
    for (const { event } of tellings)
      expect([
        ...letterEvents,
        ...dispositionEvents,
        ...outgoingEvents,
        ...ledgerEvents,
        ...keepingEvents,
        ...disposalEvents,
        ...emergencyEvents,
        ...staffEvents,
        ...leaveEvents,
        ...attendanceEvents,
      ]).toContain(event);
  });

  it.each(told.map((telling) => [telling.event.type, telling] as const))(
    '%s has a title and a whole sentence',
    (type, telling) => {
      for (const text of texts) {
        expect(text[`notifications.title.${type}`]).toBeTruthy();
        expect(holesOf(telling, text[`events.${type}`]!)).toEqual([]);
      }
    },
  );

  it('would leave a hole where a field is not kept, which is noticed', () => {
    const registered = tellings[0]!;
    expect(holesOf({ ...registered, keeps: [] }, letterIndonesian['events.letter.registered'])).toEqual([
      'agendaNumber',
      'year',
    ]);
  });

  it('keeps no free word of a person', () => {
    const payload = {
      posts: ['p'],
      reason: 'karena rahasia',
      note: 'catatan',
      text: 'laporan',
      agendaNumber: 1,
    };
    for (const telling of tellings) {
      expect(Object.keys(kept(telling, payload))).not.toEqual(expect.arrayContaining(['reason']));
      expect(JSON.stringify(kept(telling, payload))).not.toMatch(/rahasia|catatan|laporan/);
    }
  });
});
