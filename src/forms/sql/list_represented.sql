-- People for whom somebody else agreed and who have not agreed themselves since, the next of age
-- first.
SELECT p.sid, p.idx, p.form, p.of_age FROM represented p
WHERE p.workspace = $1 AND p.of_age <> ''
  AND NOT EXISTS (
      SELECT 1 FROM register g
      WHERE g.log = p.workspace AND g.sid = p.sid AND g.idx > p.idx AND g.type = 1
        AND g.facts = '{}'
  )
ORDER BY p.of_age, p.idx LIMIT 1000
