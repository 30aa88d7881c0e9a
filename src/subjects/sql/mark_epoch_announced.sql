-- Every log says that the root is gone.
UPDATE key_epoch SET announced = 1 WHERE epoch = $1
