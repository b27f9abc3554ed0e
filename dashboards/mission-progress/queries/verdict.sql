SELECT
  *,
  CASE status WHEN 'acceleration-needed' THEN 'needs to go faster'
    WHEN 'limited' THEN 'limited progress' WHEN 'reached-and-lost' THEN 'reached, then lost'
    WHEN 'deterioration' THEN 'moving away from the target'
    ELSE replace(status, '-', ' ') END AS in_words
FROM goal_progress
ORDER BY goal_id, method
