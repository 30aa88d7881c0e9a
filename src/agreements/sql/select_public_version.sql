-- A permalink names no workspace; ids of agreements are random and unique.
SELECT v.document, a.state, a.published_version
FROM agreement_versions v JOIN agreements a ON a.workspace = v.workspace AND a.id = v.agreement
WHERE v.agreement = $1 AND v.version = $2
