-- Who has borrowed a dossier is told of it.
alter table notifications.notification drop constraint notification_subject_kind_check,
  add constraint notification_subject_kind_check check (subject_kind in ('letter', 'disposition', 'draft', 'dossier'));
