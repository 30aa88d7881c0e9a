-- The last word on every path that a workspace ever edited; value is null where the standard is back.
SELECT revision, profile, path, value, standard, staff, reason, at
FROM law_edits AS edit
WHERE workspace = $1
    AND NOT EXISTS (
        SELECT 1 FROM law_edits AS later
        WHERE later.workspace = edit.workspace AND later.profile = edit.profile
            AND later.path = edit.path AND later.revision > edit.revision
    )
ORDER BY revision
LIMIT $2
