/**
 * The schema of bus.db, one migration after the other; its version is their number. A migration that was released is
 * never changed: a newer release opens every earlier file by running the rest.
 */
export const busMigrations: readonly string[] = [
  `
  create table streams (
    id integer primary key,
    name text not null unique,
    -- The position of the newest message ever published; it stays when messages are pruned.
    head integer not null
  );
  -- "at" stands before the value, so that retention never reads the pages that a long value overflows to.
  create table messages (
    id integer primary key,
    stream integer not null references streams (id),
    position integer not null,
    at integer not null,
    key text not null,
    headers text not null,
    value blob not null,
    unique (stream, position)
  );
  create table offsets (
    reader text not null,
    stream integer not null references streams (id),
    position integer not null,
    seen_at integer not null,
    primary key (reader, stream)
  ) without rowid;
  create table jobs (
    id integer primary key,
    name text not null,
    subject text not null,
    unique (name, subject)
  );
  create index jobs_in_order on jobs (name, id);
  create table claims (
    key text primary key,
    owner text not null,
    expires_at integer not null
  ) without rowid;
  create index claims_by_expiry on claims (expires_at);
  create table hand_notes (
    reader text not null,
    lane text not null,
    first integer not null,
    last integer not null,
    takes integer not null,
    primary key (reader, lane)
  ) without rowid;
  `,
  // A row for each call; see claims.ts. What was claimed before costs repeated work at most.
  `
  drop table claims;
  create table claims (
    id integer primary key,
    expires_at integer not null,
    claims text not null
  );
  create index claims_by_expiry on claims (expires_at);
  `,
];
