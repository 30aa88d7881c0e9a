INSERT INTO migration (number, name, script) VALUES ($1, $2, $3)
