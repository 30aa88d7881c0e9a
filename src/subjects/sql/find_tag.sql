-- Who has this identifier.
SELECT sid FROM bidx WHERE workspace = $1 AND kind = $2 AND epoch = $3 AND tag = $4
