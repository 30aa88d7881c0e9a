-- The text that a form's version shows.
SELECT sha256 FROM renditions
WHERE workspace = $1 AND form = $2 AND form_version = $3 AND agreement = $4 AND agreement_version = $5 AND lang = $6
