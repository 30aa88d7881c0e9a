-- A glance without a lock, so that an idle queue costs no write transaction.
SELECT job FROM job WHERE state <> 'given_up' AND run_at <= $1 ORDER BY run_at, job LIMIT 1
