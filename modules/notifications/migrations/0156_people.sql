-- What concerns somebody themselves is told to the person, whatever post they hold: the own employee file. Whoever keeps
-- it is told through the post.
alter table notifications.notification alter column post_id drop not null;
comment on column notifications.notification.post_id is 'The post through which the person is told; null for what concerns themselves.';
alter table notifications.notification drop constraint notification_subject_kind_check,
  add constraint notification_subject_kind_check check (subject_kind in ('letter', 'disposition', 'draft', 'dossier', 'ledger', 'emergency', 'disposal',
    'own-file', 'own-request', 'staff-file', 'staff-request'));
alter table notifications.preference drop constraint preference_kind_check,
  add constraint preference_kind_check check (kind in ('letters', 'dispositions', 'reports', 'reminders', 'escalations', 'outgoing', 'integrity', 'emergencies', 'disposals',
    'staff'));
