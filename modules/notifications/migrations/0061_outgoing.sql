-- Outgoing letters are told too: what waits for an initial, a signature, or its writer.
alter table notifications.notification drop constraint notification_subject_kind_check,
  add constraint notification_subject_kind_check check (subject_kind in ('letter', 'disposition', 'draft'));
alter table notifications.preference drop constraint preference_kind_check,
  add constraint preference_kind_check check (kind in ('letters', 'dispositions', 'reports', 'reminders', 'escalations', 'outgoing'));
