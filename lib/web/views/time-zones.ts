import { once } from '../../domain/once.ts';
import { canonicalZone, minutesAhead, type TimeZone } from '../../domain/time/time-zone.ts';
import type { Words } from '../../words/en.ts';

/** Where most people live, for countries that span several zones. */
const busiest: Readonly<Record<string, string>> = {
  AR: 'America/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  GL: 'America/Godthab',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Gaza',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kiev',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
};

/** "UTC+5:30", "UTC−5" with a true minus, "UTC". */
const offsetName = (minutes: number): string => {
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const size = rest === 0 ? hours : `${hours}:${String(rest).padStart(2, '0')}`;
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '\u2212' : '+'}${size}`;
};

/**
 * A zone as people call it: "Europe/Kiev" → "Kyiv", "America/Argentina/Salta" → "Salta, Argentina", and
 * "Etc/GMT+5", whose sign is the other way about → "UTC−5".
 */
export const zoneName = (zone: string, { zones: { places } }: Words): string => {
  const ahead = minutesAhead(zone);
  if (ahead !== undefined) return offsetName(ahead);
  const [region, ...parts] = zone.replaceAll('_', ' ').split('/');
  return places[zone] ?? (parts.reverse().join(', ') || (region ?? zone));
};

const regionName = (zone: string, { zones: { regions, other } }: Words): string => {
  const [region = '', ...rest] = zone.split('/');
  return rest.length === 0 || region === 'Etc' ? other : (regions[region] ?? region);
};

type ZoneOption = { value: string; name: string; selected: boolean };
type ZoneGroup = { region: string; zones: ZoneOption[] };

/** Zones grouped by region, each group in the order of its names. */
const grouped = (zones: Iterable<string>, words: Words): ZoneGroup[] =>
  Object.entries(Object.groupBy(zones, (zone) => regionName(zone, words))).map(([region, members = []]) => ({
    region,
    zones: members
      .map((value) => ({ value, name: zoneName(value, words), selected: false }))
      .sort((a, b) => a.name.localeCompare(b.name, words.locale)),
  }));

/** The zones that a form offers, with the one that was typed chosen among them. */
export type ZoneLists = (typed: string, words: Words) => ZoneGroup[];

/**
 * Every zone of the runtime's list, and the chosen one if it is a newer name. The list of each language is made once:
 * it is most of the work of a page that has one.
 */
export const createZoneLists = (): ZoneLists => {
  const all = once(() => new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']));
  const made = new Map<string, ZoneGroup[]>();

  return (typed, words) => {
    const chosen = canonicalZone(typed);
    const usual = made.get(words.locale) ?? grouped(all(), words);
    made.set(words.locale, usual);
    const groups = chosen === undefined || all().has(chosen) ? usual : grouped([...all(), chosen], words);
    return groups.map((group) =>
      group.zones.some(({ value }) => value === chosen)
        ? { ...group, zones: group.zones.map((zone) => ({ ...zone, selected: zone.value === chosen })) }
        : group,
    );
  };
};

const zoneOfLanguage = (preferred: string): string | undefined => {
  try {
    const locale = new Intl.Locale(preferred).maximize();
    const zones = locale.getTimeZones() ?? [];
    return zones.length === 1 ? zones[0] : busiest[locale.region ?? ''];
  } catch {
    return undefined;
  }
};

/** The headers that a guess goes by, so that no cache shows one visitor's to another who sends others. */
export const zoneGuessedFrom = 'CloudFront-Viewer-Time-Zone, Accept-Language';

/**
 * The best guess at a visitor's zone that a request allows: CloudFront's header if there is one, else the
 * country of the preferred language, else `otherwise`. A guess only: the form shows it for correction.
 */
export type GuessZone = (headers: Headers, otherwise: TimeZone) => TimeZone;

/** Browsers prefer so many languages; whoever makes up more fills no memory with them. */
const mostLanguages = 500;

/** Asks once for each language where it is spoken: that costs a tenth of a page. */
export const createGuessZone = (): GuessZone => {
  const spokenIn = new Map<string, string | undefined>();

  const zoneFor = (acceptLanguage: string): string | undefined => {
    const [first = ''] = acceptLanguage.split(/[,;]/);
    const preferred = first.trim();
    if (!spokenIn.has(preferred)) {
      if (spokenIn.size >= mostLanguages) spokenIn.clear();
      spokenIn.set(preferred, zoneOfLanguage(preferred));
    }
    return spokenIn.get(preferred);
  };

  return (headers, otherwise) => {
    const guesses = [
      headers.get('CloudFront-Viewer-Time-Zone') ?? '',
      zoneFor(headers.get('Accept-Language') ?? '') ?? '',
    ];
    return guesses.map(canonicalZone).find((zone) => zone !== undefined) ?? otherwise;
  };
};
