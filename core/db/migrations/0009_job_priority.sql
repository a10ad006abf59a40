-- Work that nobody waits for stands behind all that somebody does: the queue takes the smaller priority first.
drop function core.add_job(text, json, text, timestamptz, text, int);
create function core.add_job(identifier text, payload json, queue text default null, run_at timestamptz default null, job_key text default null, max_attempts int default 10, priority int default 0) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added bigint;
begin
  if add_job.queue is null and add_job.job_key is null then
    insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority)
    select t.id, add_job.payload, coalesce(add_job.run_at, now()), add_job.max_attempts, add_job.priority
    from graphile_worker._private_tasks t where t.identifier = add_job.identifier
    returning id into added;
  end if;
  if added is null then
    select id into added from graphile_worker.add_job(identifier, payload, queue, run_at, max_attempts, job_key, priority);
  end if;
  return added;
end $$;
revoke all on function core.add_job from public;
grant execute on function core.add_job to pendopo_app, pendopo_worker;
grant create on schema core to pendopo_jobs;
alter function core.add_job owner to pendopo_jobs;
revoke create on schema core from pendopo_jobs;
