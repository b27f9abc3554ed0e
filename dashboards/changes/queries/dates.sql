SELECT DISTINCT as_of::VARCHAR AS value, strftime(as_of, '%-d %B %Y') AS label
FROM run_all
WHERE as_of < :as_of::DATE
ORDER BY value DESC
