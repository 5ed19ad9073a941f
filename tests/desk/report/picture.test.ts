import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../../lib/desk/report/picture.ts';
import type { Picture } from '../../../lib/pipeline/report/report-section.ts';

const drawn = async (picture: Picture): Promise<string> => (await pictureOf(picture, 'it')).toString();
const numbers = (svg: string, attribute: string): number[] =>
  [...svg.matchAll(new RegExp(`<rect class="first"[^>]* ${attribute}="([\\d.]+)"`, 'g'))].map(([, value]) =>
    Number(value),
  );

const bars = (values: number[]): Picture => ({
  kind: 'bars',
  title: 'Loaves',
  bars: values.map((value, index) => ({ label: `oven ${index}`, value, says: `${value}` })),
});
const columns = (values: number[]): Picture => ({
  kind: 'columns',
  title: 'Loaves',
  labels: values.map((_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`),
  series: [{ name: 'loaves', values }],
});

describe('a picture', () => {
  it('has bars as long as their values, and says them to whoever cannot see', async () => {
    const svg = await drawn(bars([10, 5, 0]));
    const [longest = 0, half, none] = numbers(svg, 'width');
    expect(half).toBeCloseTo(longest / 2, 1);
    expect(none).toBe(0);
    expect(svg).toContain('<title id="it-title">Loaves</title>');
    expect(svg).toContain('oven 0: 10, oven 1: 5, oven 2: 0');
    expect(svg).toContain('aria-labelledby="it-title it-desc"');
  });

  it('shows the smallest value that is something', async () => {
    const [, least] = numbers(await drawn(bars([100_000, 1])), 'width');
    expect(least).toBeGreaterThanOrEqual(2);
  });

  it('has columns as high as their values, under a round number', async () => {
    const svg = await drawn(columns([37, 74, 0]));
    const [first = 0, second] = numbers(svg, 'height');
    expect(second).toBeCloseTo(2 * first, 0);
    expect(numbers(svg, 'height')).toHaveLength(2);
    expect(svg).toContain('>100</text>');
    expect(svg).toContain('loaves: 111 in all, 74 at the most');
  });

  it.each([bars([]), bars([0, 0]), columns([]), columns([0]), columns(Array.from({ length: 400 }, () => 3))])(
    'is drawn whatever there is to draw: %#',
    async (picture) => {
      expect(await drawn(picture)).not.toMatch(/NaN|Infinity|undefined|="-/);
    },
  );

  it('holds nothing that a name could break out with', async () => {
    const svg = await drawn({
      kind: 'bars',
      title: '<b>',
      bars: [{ label: '"><script>', value: 1, says: '&' }],
    });
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('<b>');
  });
});
