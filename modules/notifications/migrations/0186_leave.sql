-- Whoever asks for leave is told what came of it, and whose turn it is that it waits.
alter table notifications.notification drop constraint notification_subject_kind_check,
  add constraint notification_subject_kind_check check (subject_kind in ('letter', 'disposition', 'draft', 'dossier', 'ledger', 'emergency', 'disposal',
    'own-file', 'own-request', 'staff-file', 'staff-request', 'leave', 'own-leave'));
alter table notifications.preference drop constraint preference_kind_check,
  add constraint preference_kind_check check (kind in ('letters', 'dispositions', 'reports', 'reminders', 'escalations', 'outgoing', 'integrity', 'emergencies', 'disposals',
    'staff', 'leave'));
