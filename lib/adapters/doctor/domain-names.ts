import { Resolver } from 'node:dns/promises';
import { type DomainNames, NoAnswer } from '../../pipeline/ports/doctor.ts';
import { timeLimit } from './answer-of.ts';

/** That there is no record is an answer, too: of that kind, or under that name at all. */
const none: ReadonlySet<string> = new Set(['ENODATA', 'ENOTFOUND']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The DNS as this machine's own resolver knows it, or the servers that are named. */
export const createDomainNames = (
  servers: readonly string[] = [],
  timeLimitMilliseconds = timeLimit,
): DomainNames => {
  const resolver = new Resolver({ timeout: Math.ceil(timeLimitMilliseconds / 2), tries: 2 });
  if (servers.length > 0) resolver.setServers([...servers]);

  const ask = async <Records>(name: string, lookUp: () => Promise<Records[]>): Promise<Records[]> => {
    try {
      return await lookUp();
    } catch (error) {
      if (none.has(codeOf(error))) return [];
      throw new NoAnswer(
        `The DNS did not say what stands at ${name} (${codeOf(error) || 'no reason given'}).`,
        'Run this again in a few minutes; if it says the same, ask whoever runs the DNS of the domain.',
      );
    }
  };

  return {
    txt: async (name) => (await ask(name, () => resolver.resolveTxt(name))).map((pieces) => pieces.join('')),
    mx: async (name) => (await ask(name, () => resolver.resolveMx(name))).map(({ exchange }) => exchange),
    cname: (name) => ask(name, () => resolver.resolveCname(name)),
  };
};
