SELECT CASE reason_not_tested WHEN 'better-neither' THEN 'neither high nor low is better'
    ELSE replace(reason_not_tested, '-', ' ') END AS label, count(*) AS value
FROM tested
WHERE mission_id = :mission AND reason_not_tested IS NOT NULL
GROUP BY reason_not_tested
ORDER BY value DESC, label
