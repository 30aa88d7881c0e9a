-- One published state.
SELECT document FROM agreement_versions WHERE workspace = $1 AND agreement = $2 AND version = $3
