-- Is anything still wrapped under an older epoch?
SELECT count(*) FROM subject WHERE epoch < $1 AND state = 0
