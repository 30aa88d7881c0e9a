-- A text by its hash.
SELECT lang, html, tree FROM agreement_texts WHERE sha256 = $1
