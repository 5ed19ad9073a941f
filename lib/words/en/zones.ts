/** Regions of time-zone ids that are called otherwise in English. */
const regions: Readonly<Record<string, string>> = {
  Arctic: 'The Arctic',
  Atlantic: 'Atlantic Ocean',
  Indian: 'Indian Ocean',
  Pacific: 'Pacific Ocean',
};

/** Time zones whose city is called otherwise in English than in the zone's id. */
const places: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Asmara',
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

export const zones = {
  regions,
  /** For zones without a region. */
  other: 'Other',
  places,
};

export type ZonesWords = typeof zones;
