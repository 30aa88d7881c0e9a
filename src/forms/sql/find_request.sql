-- What a representative's link leads to.
SELECT workspace, form, expires_at, sealed FROM representative_request WHERE id = $1
