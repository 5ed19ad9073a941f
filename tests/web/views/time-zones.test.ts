import { describe, expect, it } from 'vitest';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { createGuessZone, createZoneLists, zoneName } from '../../../lib/web/views/time-zones.ts';
import { wordsFor } from '../../../lib/words/words.ts';

const english = await wordsFor('en');
const german = await wordsFor('de');
const london = timeZone.parse('Europe/London');
const zoneGroups = createZoneLists();
const guessZone = createGuessZone();

describe('the guess at a zone', () => {
  it.each([
    [{ 'CloudFront-Viewer-Time-Zone': 'Asia/Tokyo', 'Accept-Language': 'de' }, 'Asia/Tokyo'],
    [
      { 'CloudFront-Viewer-Time-Zone': 'Nowhere/At-All', 'Accept-Language': 'sv-SE,en;q=0.8' },
      'Europe/Stockholm',
    ],
    [{ 'CloudFront-Viewer-Time-Zone': 'Etc/Unknown', 'Accept-Language': 'ja-JP' }, 'Asia/Tokyo'],
    [{ 'CloudFront-Viewer-Time-Zone': 'europe/oslo' }, 'Europe/Oslo'],
    [{ 'Accept-Language': 'de,en-US;q=0.7' }, 'Europe/Berlin'],
    [{ 'Accept-Language': 'en-US' }, 'America/New_York'],
    [{ 'Accept-Language': 'en-IN' }, 'Asia/Calcutta'],
    [{ 'Accept-Language': 'zh-Hant-TW' }, 'Asia/Taipei'],
    [{ 'Accept-Language': '*' }, 'Europe/London'],
    [{ 'Accept-Language': 'no such thing;;,' }, 'Europe/London'],
    [{}, 'Europe/London'],
  ] satisfies [Record<string, string>, string][])('from %j is %s', (headers, zone) => {
    expect(guessZone(new Headers(headers), london)).toBe(zone);
  });

  it('is the same for whoever comes next in the same language, whatever came between', () => {
    const inLanguage = (language: string) => guessZone(new Headers({ 'Accept-Language': language }), london);
    for (let other = 0; other < 600; other += 1) inLanguage(`x-${other}`);
    expect([inLanguage('de'), inLanguage('x-1'), inLanguage('de')]).toEqual([
      'Europe/Berlin',
      london,
      'Europe/Berlin',
    ]);
  });

  it('is never a zone that is missing from the list', () => {
    const listed = new Set(zoneGroups('', english).flatMap(({ zones }) => zones.map(({ value }) => value)));
    for (let first = 65; first <= 90; first += 1)
      for (let second = 65; second <= 90; second += 1) {
        const headers = new Headers({ 'Accept-Language': `en-${String.fromCharCode(first, second)}` });
        expect(listed).toContain(guessZone(headers, london));
      }
  });
});

describe('the list of zones', () => {
  it('is the same for whoever comes next, but for what is chosen in it', () => {
    const chosenIn = (typed: string) =>
      zoneGroups(typed, english)
        .flatMap(({ zones }) => zones)
        .filter(({ selected }) => selected)
        .map(({ value }) => value);
    expect(chosenIn('Europe/Berlin')).toEqual(['Europe/Berlin']);
    expect(chosenIn('Europe/Kyiv')).toEqual(['Europe/Kyiv']);
    expect(chosenIn('Asia/Tokyo')).toEqual(['Asia/Tokyo']);
    expect(chosenIn('')).toEqual([]);
    expect(zoneGroups('', german)).not.toEqual(zoneGroups('', english));
  });

  it('holds every zone of the runtime, by region, each under its city', () => {
    const groups = zoneGroups('Europe/Berlin', english);
    expect(groups.map(({ region }) => region)).toEqual(
      expect.arrayContaining(['Africa', 'America', 'Asia', 'Europe', 'Other']),
    );
    const selected = groups.flatMap(({ zones }) => zones).filter((zone) => zone.selected);
    expect(selected).toMatchObject([{ value: 'Europe/Berlin', name: 'Berlin' }]);
    expect(groups.flatMap(({ zones }) => zones).length).toBeGreaterThan(400);
  });

  it('takes up a zone that goes by a newer name than the runtime uses', () => {
    const zones = zoneGroups('Europe/Kyiv', english).flatMap((group) => group.zones);
    expect(zones.find(({ selected }) => selected)?.value).toBe('Europe/Kyiv');
  });

  it.each([
    ['europe/london', 'Europe/London', 'Europe'],
    ['Etc/GMT+5', 'Etc/GMT+5', 'Other'],
    ['+05:30', '+05:30', 'Other'],
  ])('has %s chosen as %s, among those of %s', (typed, value, region) => {
    const [chosen, ...more] = zoneGroups(typed, english).flatMap((group) =>
      group.zones.filter(({ selected }) => selected).map((zone) => ({ ...zone, region: group.region })),
    );
    expect(chosen).toMatchObject({ value, region });
    expect(more).toEqual([]);
  });

  it.each([
    ['Europe/Kiev', 'Kyiv'],
    ['America/Argentina/Salta', 'Salta, Argentina'],
    ['America/New_York', 'New York'],
    ['UTC', 'UTC'],
    ['Etc/GMT+5', 'UTC\u22125'],
    ['Etc/GMT-14', 'UTC+14'],
    ['Etc/GMT+0', 'UTC'],
    ['+05:30', 'UTC+5:30'],
    ['-05:00', 'UTC\u22125'],
    ['Etc/UTC', 'UTC'],
  ])('calls %s %s', (zone, name) => {
    expect(zoneName(zone, english)).toBe(name);
  });
});
