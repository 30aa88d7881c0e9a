-- The epoch that new keys use; 0: no rotation yet.
SELECT epoch FROM subject_counter WHERE one = 1
