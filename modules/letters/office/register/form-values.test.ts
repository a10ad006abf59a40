import { expect, it } from 'vitest';
import { letters } from '../../contract/letters.ts';
import type { Proposal } from '../../contract/views.ts';
import {
  blankForm,
  blankLetter,
  instantIn,
  readingByField,
  shapeRegistration,
  showsEvent,
  takeReading,
  timeTyped,
  valuesFromReading,
} from './form-values.ts';

const post = '01980000-0000-7000-8000-000000000001';

function read(field: string, value: string, confidence = 0.9): Proposal {
  return { field, value, confidence, reason: 'labelled', source: null };
}

it('what was read fills the form; the rest is what most letters are', () => {
  const values = valuesFromReading([read('subject', 'Undangan rapat'), read('securityClass', 'R')]);
  expect(values).toMatchObject({
    subject: 'Undangan rapat',
    securityClass: 'R',
    urgency: 'biasa',
    sender: '',
  });
});

it('of several proposals for a field the likeliest fills it', () => {
  const codes = [
    read('classificationCode', '005', 0.4),
    read('classificationCode', '100.3', 0.8),
    read('classificationCode', '800', 0.1),
  ];
  expect(readingByField(codes).get('classificationCode')?.value).toBe('100.3');
});

it('a reading that the contract would refuse is left out, so that it never blocks a registration', () => {
  const wrong = [
    read('letterDate', '2026-02-31'),
    read('attachmentCount', 'satu berkas'),
    read('urgency', 'kilat'),
    read('eventStart', '25:61'),
    read('sender', 'x'.repeat(301)),
    read('unknownField', 'apa saja'),
  ];
  expect(valuesFromReading(wrong)).toEqual(blankLetter);
});

it('a form with sender, subject and addressee alone is a registration that the contract takes', () => {
  const values = {
    ...blankForm,
    sender: 'Dinas Pendidikan',
    subject: 'Permohonan data',
    addressees: [post],
  };
  const result = letters.register.input.safeParse(shapeRegistration(values, 'Asia/Jakarta', null));
  expect(result.error?.issues).toBeUndefined();
  expect(result.data).toMatchObject({ channel: 'paper', letterNumber: null, attachmentCount: null });
});

it('an empty form is refused at sender, subject and addressees, each by its name', () => {
  const result = letters.register.input.safeParse(shapeRegistration(blankForm, 'Asia/Jakarta', null));
  expect(result.error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual([
    'addressees',
    'sender',
    'subject',
  ]);
});

it('readers go along only with what not everyone may read', () => {
  const values = { ...blankForm, readers: [post] };
  expect(shapeRegistration(values, 'Asia/Jakarta', null).readers).toEqual([]);
  expect(shapeRegistration({ ...values, securityClass: 'SR' }, 'Asia/Jakarta', null).readers).toEqual([post]);
});

it('hours may be typed as clerks type them', () => {
  expect(['8.30', '0830', '08:30', ' 13.00 '].map(timeTyped)).toEqual(['08:30', '08:30', '08:30', '13:00']);
  expect(timeTyped('pagi')).toBe('pagi');
});

it('the hour of receipt is that of the office, wherever the browser stands', () => {
  expect(instantIn('Asia/Jayapura', '2026-11-21T09:30')).toBe('2026-11-21T09:30:00+09:00');
});

it('a reading that comes late fills what was not touched and keeps what the clerk entered', () => {
  const typed = { ...blankLetter, sender: 'Bupati Arunika' };
  const late = valuesFromReading([read('sender', 'BUPAT1 ARUN1KA'), read('subject', 'Edaran')]);
  expect(takeReading(typed, blankLetter, late)).toMatchObject({
    sender: 'Bupati Arunika',
    subject: 'Edaran',
  });
});

it('event fields are shown for invitations, and where something was read', () => {
  expect(showsEvent(blankLetter)).toBe(false);
  expect(showsEvent({ ...blankLetter, letterType: 'UNDANGAN' })).toBe(true);
  expect(showsEvent({ ...blankLetter, eventDate: '2026-11-26' })).toBe(true);
});
