SELECT
  unnest(['Registered', 'Taken up', 'Work there too', 'Too early to say']) AS label,
  unnest([
    (SELECT count(*) FROM registered_practice),
    (SELECT count(*) FROM practice_adoption),
    (SELECT count(*) FROM practice_adoption WHERE verdict LIKE 'works%'),
    (SELECT count(*) FROM practice_adoption WHERE verdict = 'too early')]) AS value,
  unnest(['practices', 'places and indicators', 'by places and indicators',
    'by places and indicators']) AS note
