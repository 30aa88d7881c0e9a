-- Blind index rows of epochs that no subject uses any more.
DELETE FROM bidx WHERE epoch < $1
