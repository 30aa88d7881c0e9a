-- Archived heads, oldest first, for audits; streamed.
SELECT size, note FROM checkpoint WHERE log = $1 ORDER BY size
