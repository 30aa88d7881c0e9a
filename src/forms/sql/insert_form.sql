-- A new form, not yet public.
INSERT INTO form (workspace, id, number, company, name, state, draft, published_version, revision,
                  created_at, updated_at, kind)
VALUES ($1, $2, $3, $4, $5, 'draft', $6, 0, 1, $7, $7, $8)
