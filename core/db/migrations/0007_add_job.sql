-- Nearly every job is one more row of a known task. Written directly it costs a tenth of the queue's own function, and
-- without its NOTIFY: transactions that notify commit one after another in the whole database, and no two of them share
-- a write to disk. The program wakes the workers after the commit (core/db/wake-workers.ts). Everything else, and a task
-- that is not known yet, goes through the queue's function.
create or replace function core.add_job(identifier text, payload json, queue text default null, run_at timestamptz default null, job_key text default null, max_attempts int default 10) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added bigint;
begin
  if add_job.queue is null and add_job.job_key is null then
    insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts)
    select t.id, add_job.payload, coalesce(add_job.run_at, now()), add_job.max_attempts
    from graphile_worker._private_tasks t where t.identifier = add_job.identifier
    returning id into added;
  end if;
  if added is null then
    select id into added from graphile_worker.add_job(identifier, payload, queue, run_at, max_attempts, job_key);
  end if;
  return added;
end $$;
