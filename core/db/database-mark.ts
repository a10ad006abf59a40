/**
 * A statement that answers the `mark` of the database that is asked: it stays as long as that database lives, and is
 * another in every copy that was restored. The number of the cluster changes where a dump is loaded elsewhere, that of
 * the database where it is loaded beside, that of the timeline where a physical backup was brought forward (and where a
 * standby took over). A disk that was copied while PostgreSQL stood still cannot be told from its original.
 */
export const databaseMark = `select format('%s-%s-%s', s.system_identifier,
    left(pg_walfile_name(pg_current_wal_lsn()), 8), d.oid) as mark
  from pg_control_system() s, pg_database d where d.datname = current_database()`;
