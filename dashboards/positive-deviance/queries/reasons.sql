SELECT reason_not_tested AS label, count(*) AS value
FROM tested
WHERE mission_id = :mission AND reason_not_tested IS NOT NULL
GROUP BY reason_not_tested
ORDER BY value DESC, label
