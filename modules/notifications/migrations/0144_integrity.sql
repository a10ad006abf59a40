-- Who watches the log is told of what does not hold, and who answers for a record that it was opened in an
-- emergency; whose turn it is on a list of disposal is told too.
alter table notifications.notification drop constraint notification_subject_kind_check,
  add constraint notification_subject_kind_check check (subject_kind in ('letter', 'disposition', 'draft', 'dossier', 'ledger', 'emergency', 'disposal'));
alter table notifications.preference drop constraint preference_kind_check,
  add constraint preference_kind_check check (kind in ('letters', 'dispositions', 'reports', 'reminders', 'escalations', 'outgoing', 'integrity', 'emergencies', 'disposals'));
