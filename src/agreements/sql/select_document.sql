-- A document by the hash of its bytes.
SELECT type, bytes FROM documents WHERE sha256 = $1
