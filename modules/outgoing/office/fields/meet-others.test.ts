import { expect, it } from 'vitest';
import type { DraftFacts } from '../../contract/draft-fields.ts';
import { meetOthers } from './meet-others.ts';

const facts: DraftFacts = {
  subject: 'Undangan',
  classificationCode: '005',
  securityClass: 'B',
  urgency: 'biasa',
  signers: [],
  recipients: [{ channel: 'paper', name: 'Kepala Dinas Kesehatan' }],
  recipientsPlace: 'Tempat',
  copies: [],
  attachments: { count: 0, unit: 'lembar' },
  fileIds: [],
  sendWhenSigned: false,
};

it('what nobody else touched is sent upon what others changed', () => {
  const now = { ...facts, urgency: 'segera' as const };
  expect(meetOthers({ subject: 'Undangan' }, now, { subject: 'Undangan rapat' })).toEqual({
    send: { subject: 'Undangan rapat' },
    contested: [],
  });
});

it('a field that somebody else changed to something else is not overwritten', () => {
  const now = { ...facts, subject: 'Undangan apel' };
  const mine = { subject: 'Undangan rapat', urgency: 'segera' as const };
  expect(meetOthers({ subject: 'Undangan', urgency: 'biasa' }, now, mine)).toEqual({
    send: { urgency: 'segera' },
    contested: ['subject'],
  });
});

it('what stands there already is neither sent nor contested, lists are compared by what is in them', () => {
  const recipients = [{ channel: 'paper' as const, name: 'Kepala Dinas Pendidikan' }];
  const now = { ...facts, recipients };
  expect(meetOthers({ recipients: facts.recipients }, now, { recipients: [...recipients] })).toEqual({
    send: {},
    contested: [],
  });
});
