-- Durable work, written in the transaction of the change that caused it. The payload holds ids only,
-- never personal data: a job may outlive an erasure.
CREATE TABLE job(
    job INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    unique_key TEXT UNIQUE,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'given_up')),
    run_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    created INTEGER NOT NULL
) STRICT;
-- A running job's run_at is the end of its lease: a job whose node died is due again after it.
CREATE INDEX job_due ON job(run_at, job) WHERE state <> 'given_up';

-- Recurring work by name; the next run is a row, so nodes share one schedule.
CREATE TABLE job_schedule(
    name TEXT NOT NULL PRIMARY KEY,
    every_micros INTEGER NOT NULL CHECK (every_micros > 0),
    next_run INTEGER NOT NULL
) STRICT;
