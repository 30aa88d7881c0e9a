-- Two nodes that start together take turns. A statement of its own.
SELECT 1 FROM (SELECT pg_advisory_xact_lock(5072147336498086244)) AS lock
