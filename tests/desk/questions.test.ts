import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { findPerson } from '../../lib/pipeline/people/find-person.ts';
import { runProgram } from '../bin/run-program.ts';
import { readerAt } from '../scenarios/reader.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { deskPath, operatorsQuestions } from './operators-questions.ts';

const rows = operatorsQuestions();

const world = await startTestWorld({ startAt: instantOf('2027-01-04T10:00:00Z') });

/** Somebody who came by a link with a name, got a lesson and left; and somebody who never confirmed. */
const reader = readerAt(world.url, 'ada@reader.test');
await reader.signUp('Europe/London', { source: 'spring-fair' });
await reader.confirm();
await readerAt(world.url, 'bob@reader.test').signUp('Europe/London');
await world.sweep();
const person = await findPerson(world.connection)(reader.address);

describe('what operators ask', () => {
  it('is a table that can be read', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  it.each(rows)('is answered by a page, in the part that is named: $question', async ({ page, part }) => {
    const answer = await fetch(world.url + deskPath(page, person.kind === 'found' ? person.id : 'nobody'));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(part);
  });

  const commands = [...new Set(rows.map(({ command }) => command.split(/ [<-]/)[0] ?? ''))];
  it.each(commands)('is answered by a command, on any stage and for other programs: %s', async (command) => {
    const { stdout, code } = await runProgram([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: dripline ${command} `);
    expect(stdout).toContain('--stage');
    // What it writes is JSON in any case.
    if (command !== 'subscribers download') expect(stdout).toContain('--json');
  });
});
