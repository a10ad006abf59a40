-- openDesks: what is open, the oldest first, whoever it lies with.
create index recipient_open on dispositions.recipient (agency_id, id) where settled_at is null;
