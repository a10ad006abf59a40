-- A try that turned out to be honest is given back: only failures use up an allowance, yet every try is counted first.
create function core.refund_throttle(throttle_key text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update core.throttle set used = greatest(used - 1, 0) where key = throttle_key
$$;
revoke all on function core.refund_throttle from public;
grant execute on function core.refund_throttle to pendopo_app, pendopo_worker;
