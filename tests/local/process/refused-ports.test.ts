import { describe, expect, it } from 'vitest';
import { isRefusedByBrowsers } from '../../../lib/local/process/refused-ports.ts';

const all = Array.from({ length: 65_536 }, (_, port) => port);
const refused = all.filter(isRefusedByBrowsers);
const neighbours = new Set(
  refused.flatMap((port) => [port - 1, port + 1]).filter((port) => port > 0 && !isRefusedByBrowsers(port)),
);

/** Node's own fetch keeps to the same standard as browsers, and says so before it connects. */
const fetchRefuses = async (port: number): Promise<boolean> => {
  const failure: unknown = await fetch(`http://127.0.0.1:${port}`).then(
    () => undefined,
    (error: unknown) => error,
  );
  return failure instanceof Error && failure.cause instanceof Error && failure.cause.message === 'bad port';
};

describe('the ports that browsers refuse', () => {
  it('are all refused by fetch, too', async () => {
    expect(refused.length).toBeGreaterThan(70);
    for (const port of refused)
      expect({ port, refused: await fetchRefuses(port) }).toEqual({ port, refused: true });
  });

  it('hold none of their neighbours, which fetch goes to', async () => {
    for (const port of neighbours)
      expect({ port, refused: await fetchRefuses(port) }).toEqual({ port, refused: false });
  });

  it('do not hold what people choose, such as 3000 and 8080', () => {
    expect([80, 443, 3000, 5000, 8000, 8080, 8888].filter(isRefusedByBrowsers)).toEqual([]);
  });
});
