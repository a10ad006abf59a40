-- Names folded once, when they are written: a picker that folds ten thousand names at every key is too slow.
-- Row-level security keeps trigram indexes from such searches, so they read the rows of the agency.

alter table organization.post add column folded_name text not null generated always as (lower(name)) stored;
alter table organization.person add column folded_name text not null
  generated always as (lower(coalesce(front_title || ' ', '') || name || coalesce(', ' || back_title, ''))) stored;
