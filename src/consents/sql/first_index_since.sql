-- A lower bound for the entries since $2: half a million back is as far as the chart looks.
SELECT CASE WHEN size > $2 THEN size - $2 ELSE 0 END FROM log_state WHERE log = $1
