import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../../../lib/domain/subscriber/email-address.ts';
import { findMailbox } from '../../../../lib/pipeline/find-mailbox.ts';
import { findPerson } from '../../../../lib/pipeline/people/find-person.ts';
import { twelveWeeks } from '../../../fixtures/twelve-weeks.ts';
import { worldToJoin } from '../../world-to-join.ts';

const listYaml = 'content/newsletters/crumbs/list.yaml';
const files = new Map(twelveWeeks());
files.set(
  listYaml,
  `${files.get(listYaml)}segments:\n  bakers:\n    tag: bakers\n  spring:\n    course: bread\n    notHad: water\n`,
);
const {
  folder,
  world: { connection },
  dripline: run,
} = await worldToJoin(files);
const proof = join(folder, 'proof.txt');
await writeFile(proof, 'Yes, send me the lessons.');

/** The program as a person runs it; whatever it complains of, it repeats no address. */
const dripline = async (...args: string[]) => {
  const ended = await run(...args);
  expect(ended.stderr).not.toContain('@');
  return ended;
};
const subscribers = (...args: string[]) => dripline('subscribers', ...args);
const json = async (...args: string[]) => {
  const { stdout, code } = await subscribers(...args, '--json');
  return { code, said: JSON.parse(stdout) };
};

const enrollArgs = (address: string) => [
  'enroll',
  address,
  ...['--course', 'bread', '--proof', proof, '--source', 'a letter'],
  ...['--agreed-at', '2026-01-02T10:00:00Z', '--confirmed-at', '2026-01-02T10:05:00Z'],
];
const personAt = async (address: string) => {
  const found = await findPerson(connection)(address);
  return found.kind === 'found' ? connection.subscribers.load(found.id) : undefined;
};
const standingOf = async (address: string) => {
  const person = await personAt(address);
  return person && (await connection.enrollments.of(person.id))[0]?.standing;
};

// The first run of each command is a process of its own, which reads all of the program first.
const patience = { timeout: 240_000 };

describe('dripline subscribers', patience, () => {
  it('ends with 2 where it was called wrongly, and begins nothing', async () => {
    const wrong: [string[], string][] = [
      [['list', '--skip', '5'], 'unknown option'],
      [['list', '--after', 'nonsense'], 'Give what the page before it says'],
      [['list', '--csv', '--json'], 'cannot be used with'],
      [['list', '--standing', 'active'], '--standing: is about a course'],
      [['list', '--course', 'cake'], '--course: there is no course cake'],
      [
        ['list', '--course', 'bread', '--not-had', 'yeast'],
        '--not-had: the course bread has no lesson yeast',
      ],
      [['tag', 'bakers'], 'Say whom'],
      [['enroll', 'ada@example.org', '--course', 'bread'], 'required option'],
    ];
    for (const [args, sentence] of wrong) {
      const { code, stdout, stderr } = await subscribers(...args);
      expect(stderr, args.join(' ')).toContain(sentence);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 2, stdout: '' });
    }
  });

  it('enrolls with proof once that has been confirmed, and finds, shows and lists whom it has', async () => {
    const asked = await subscribers(...enrollArgs('ada@gmail.com'));
    expect(asked).toMatchObject({ code: 3, stderr: '' });
    expect(asked.stdout).toContain('<ada@gmail.com>');
    expect(await personAt('ada@gmail.com')).toBeUndefined();
    expect(await json(...enrollArgs('ada@gmail.com'), '--yes')).toEqual({
      code: 0,
      said: { course: 'bread', outcome: { kind: 'done' } },
    });
    expect((await subscribers(...enrollArgs('bob@example.org'), '--yes', '--masked')).stdout).not.toContain(
      'bob@',
    );

    const ada = await personAt('ada@gmail.com');
    const found = await json('find', 'A.D.A@googlemail.com', '--masked');
    expect(found).toEqual({
      code: 0,
      said: expect.objectContaining({ id: ada?.id, address: 'a•••@g•••.com' }),
    });
    const shown = await json('show', String(ada?.id), '--masked');
    expect(shown.said).toMatchObject({ person: { id: ada?.id }, belongings: [{ of: 'bread' }] });
    expect(JSON.stringify(shown.said)).not.toContain('ada@');
    const nobody = await subscribers('show', 'nobody@example.org');
    expect(nobody).toEqual({ code: 1, stdout: '', stderr: 'Nobody on record has that address or id.\n' });

    const first = await json('list', '--limit', '1');
    expect(first.said).toMatchObject({
      counts: expect.arrayContaining([expect.objectContaining({ of: 'bread', title: 'Bread, plainly' })]),
      rows: [{ in: 'bread:active' }],
      unreadable: 0,
      next: expect.any(String),
    });
    const second = await json('list', '--limit', '1', '--after', first.said.next);
    expect(second.said).toMatchObject({ counts: [], next: null });
    expect([first.said.rows[0].address, second.said.rows[0].address].sort()).toEqual([
      'ada@gmail.com',
      'bob@example.org',
    ]);
    expect((await json('list', '--count', '--course', 'bread')).said).toEqual({
      people: 2,
      standings: { pending: 0, active: 2, completed: 0, left: 0 },
      unreadable: 0,
    });
    const csv = (await subscribers('list', '--csv', '--masked')).stdout.trim().split('\r\n');
    expect(csv).toHaveLength(3);
    expect(csv.join()).not.toContain('ada@');
  });

  it('does what is asked for somebody after it has been confirmed, and says what came of it', async () => {
    const address = 'carl@example.org';
    await subscribers(...enrollArgs(address), '--yes');
    const id = (await personAt(address))?.id;
    const asked = await subscribers('unsubscribe', address);
    expect(asked).toMatchObject({ code: 3, stderr: '' });
    expect(asked.stdout).toContain(`<${address}> (${id})`);
    expect(await standingOf(address)).toMatchObject({ status: 'active' });

    const act = async (...args: string[]) => json(...args, '--yes', '--note', 'He called.');
    expect(await act('move', address, '--course', 'bread', '--to', 'leaven')).toMatchObject({
      code: 0,
      said: { id, act: { kind: 'move', to: 'leaven' }, outcome: { kind: 'done' } },
    });
    expect(await act('move', address, '--course', 'bread', '--to', 'leaven')).toMatchObject({
      code: 3,
      said: { outcome: { kind: 'refused', because: expect.any(String) } },
    });
    expect(await act('send-own-page', address, '--course', 'bread')).toMatchObject({ code: 0 });
    expect(await act('change-address', address, 'carla@example.org')).toMatchObject({ code: 0 });
    expect((await subscribers('send-confirmation', address, '--course', 'bread', '--yes')).stderr).toContain(
      'They have confirmed it already.',
    );
    expect(await act('unsubscribe', address)).toMatchObject({ code: 0, said: { outcome: { kind: 'done' } } });
    expect(await standingOf(address)).toMatchObject({ status: 'left', reason: 'unsubscribed' });
    expect((await subscribers('note', address, '--yes')).code).toBe(2);

    const file = join(folder, 'carl.json');
    expect(await json('download', address, '--out', file)).toEqual({ code: 0, said: { id, out: file } });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain('He called.');

    expect(await act('erase', address)).toMatchObject({ code: 0, said: { outcome: { kind: 'done' } } });
    const gone = await subscribers('show', address);
    expect(gone).toMatchObject({ code: 1, stdout: '' });
    expect(gone.stderr).toContain('its owner had themselves erased');
  });

  it('lets mail through after a complaint by a note alone', async () => {
    const address = 'dora@example.org';
    const hash = await findMailbox(connection)(emailAddress.parse(address));
    await connection.suppressions.add(hash, { reason: 'complaint', at: connection.clock.now() });
    expect(await json('lift', address)).toEqual({ code: 3, said: { outcome: { kind: 'not-confirmed' } } });
    expect(await json('lift', address, '--yes')).toEqual({
      code: 3,
      said: { outcome: { kind: 'needs-note' } },
    });
    expect(await connection.suppressions.find(hash)).toBeDefined();
    const lifted = await subscribers('lift', address, '--yes', '--note', 'She wrote that it was a slip.');
    expect(lifted).toMatchObject({ code: 0, stderr: '' });
    expect(await connection.suppressions.find(hash)).toBeUndefined();
  });

  it('tags those of a file or a filter when their number has been confirmed, and counts segments', async () => {
    await subscribers(...enrollArgs('eve@example.org'), '--yes');
    const names = join(folder, 'names.txt');
    await writeFile(names, 'eve@example.org\nnobody@example.org\n');
    const asked = await json('tag', 'bakers', '--file', names);
    expect(asked).toEqual({
      code: 3,
      said: { tag: 'bakers', request: 'add', people: 2, outcome: 'not-confirmed' },
    });
    const done = await subscribers('tag', 'bakers', '--file', names, '--yes');
    expect(done).toEqual({
      code: 1,
      stdout: '1 have it now\n',
      stderr: 'Number 2 of those you named is nobody on record.\n',
    });

    const { stdout } = await dripline('segments', '--json');
    expect(JSON.parse(stdout)).toEqual([
      {
        name: 'crumbs/bakers',
        filter: { tag: ['bakers'] },
        words: 'with the tag bakers',
        people: 1,
        readers: 0,
      },
      expect.objectContaining({ name: 'crumbs/spring', filter: { course: 'bread', notHad: 'water' } }),
    ]);
    const one = await dripline('segments', 'crumbs/bakers', '--masked');
    expect(one.stdout).toContain('crumbs/bakers: with the tag bakers\n  1 people, 0 of them on crumbs\n');
    expect(one.stdout).toContain('e•••@e•••.org');
    const missing = await dripline('segments', 'crumbs/millers');
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(await json('untag', 'bakers', '--segment', 'crumbs/bakers', '--yes')).toEqual({
      code: 0,
      said: { tag: 'bakers', request: 'remove', changed: 1, 'as-it-was': 0, 'not-on-record': 0 },
    });
  });
});
