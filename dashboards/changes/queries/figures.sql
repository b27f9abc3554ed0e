SELECT
  unnest(['New findings', 'Findings gone', 'Evidence changed', 'Goals changed']) AS label,
  unnest([
    (SELECT count(*) FROM now WHERE state <> 'gone'
      AND finding_id NOT IN (SELECT finding_id FROM earlier)),
    (SELECT count(*) FROM earlier WHERE finding_id NOT IN (
      SELECT finding_id FROM now WHERE state <> 'gone')),
    (SELECT count(*) FROM now n JOIN earlier t USING (finding_id)
      WHERE n.state <> 'gone' AND n.tier <> t.tier),
    (SELECT count(*) FROM goals)]) AS value,
  unnest([
    'of ' || (SELECT count(*) FROM now WHERE state <> 'gone') || ' now',
    'of ' || (SELECT count(*) FROM earlier) || ' then',
    'of those found at both dates',
    'by the straight line to the target']) AS note
WHERE try_cast(:since AS DATE) IS NOT NULL
