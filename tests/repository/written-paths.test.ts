import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

// What these two say is about names that have gone.
const historical = ['CHANGELOG.md', 'docs/renames.md'];

const documents = (
  await Array.fromAsync(glob(['*.md', 'docs/**/*.md', 'tests/*.md'], { cwd: at('') }))
).filter((file) => !historical.includes(file));

describe('a path in a document', () => {
  it.each(documents)('of %s leads to something', (file) => {
    const paths = [
      ...readFileSync(at(file), 'utf8').matchAll(/`((?:bin|docs|lambdas|lib|templates|tests)\/[^`\s]*)`/g),
    ]
      .map(([, path = '']) => path)
      // `<name>` stands for a name that the reader chooses.
      .filter((path) => !path.includes('<'));
    // The threat model names tests by what they are of.
    const isTest = (path: string) => existsSync(at(`tests/${path}.test.ts`));
    expect(paths.filter((path) => !existsSync(at(path)) && !isTest(path))).toEqual([]);
  });

  it.each(documents)('of %s that is linked to leads to something', (file) => {
    const links = [...readFileSync(at(file), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, link = '']) => link,
    );
    expect(
      links.filter(
        (link) => !existsSync(fileURLToPath(new URL(link, new URL(`../../${file}`, import.meta.url)))),
      ),
    ).toEqual([]);
  });
});
