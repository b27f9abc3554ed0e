SELECT unnest(['value', 'gap', 'change']) AS value,
  unnest(['The values', 'Difference from the comparison', 'Change since the day']) AS label
