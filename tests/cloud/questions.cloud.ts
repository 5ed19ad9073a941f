import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../../bin/stage.ts';
import { csvLines } from '../../lib/adapters/csv.ts';
import { findPerson } from '../../lib/pipeline/people/find-person.ts';
import { sampleEvent } from '../adapters/ses/sample-event.ts';
import { deskPath, operatorsQuestions } from '../desk/operators-questions.ts';
import { readerAt } from '../scenarios/reader.ts';
import { scenario } from '../scenarios/scenario-content.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import type { Program } from './deploy.ts';
import type { DeployedSite } from './deployed-site.ts';
import { unwellOnEmulator } from './for-emulator.ts';
import { openDesk } from './open-desk.ts';
import { arrived, joinAt, operatorOf } from './stage-on-account.ts';

const { open, deploy, run, runCloud, content } = await operatorOf('asked');
const own = await temporaryFolder();
const [lesson] = scenario.course.lessons;
const mail = `${scenario.course.id}/${lesson}`;
let stage: Stage;
let site: DeployedSite;
let desk: Awaited<ReturnType<typeof openDesk>>;
let doctor: Promise<Program>;
let played: Promise<Program>;
let id: string;
const address = 'ada@readers.example.org';
const leaving = 'bob@readers.example.org';
const bounced = 'carol@readers.example.org';

beforeAll(async () => {
  expect(await deploy(['--yes'])).toMatchObject({ code: 0 });
  ({ stage, site } = await open());
  await site.invoke('build-course', {});
  await joinAt(site, address, { source: 'spring-fair' });
  await joinAt(site, leaving);
  const unconfirmed = readerAt(site.url, bounced);
  await unconfirmed.signUp('Europe/London');
  await arrived(site, unconfirmed.asked);
  await site.invoke('record-feedback', sampleEvent('Bounce', { to: bounced }));
  await site.invoke('send-lessons', { sweeper: 0, of: 1 });
  const person = await findPerson(stage.connection)(address);
  if (person.kind !== 'found') throw new Error(`${address} is not on record.`);
  ({ id } = person);
  // Both wait three minutes for what SES does not say here; the other questions are asked meanwhile.
  doctor = run('doctor', '--json');
  played = runCloud('--stage', 'asked', '--yes', '--at', site.url);
  desk = await openDesk('asked', content);
});
afterAll(async () => {
  await desk?.close();
  await Promise.all([doctor, played]);
});

/** The command of a row, with somebody and something for each name in it. */
const argumentsOf = (command: string): string[] => [
  ...command
    .replace('<who> <address>', `${leaving} bob@elsewhere.example.org`)
    .replace('<who>', /unsubscribe|erase/.test(command) ? leaving : address)
    .replace('<address>', bounced)
    .replace('<mail>', mail)
    .split(' '),
  ...(command.includes('send-own-page') ? ['--course', scenario.course.id] : []),
  ...(command.includes('download') ? ['--out', join(own, 'ada.json')] : []),
];

const questions = operatorsQuestions();
/** The doctor is asked from the beginning on. */
const commands = [...new Set(questions.map(({ command }) => command))].filter((each) => each !== 'doctor');
/** Without `--yes` these say what they would do, and to whom. */
const isAct = (command: string): boolean =>
  /unsubscribe|erase|change-address|send-own-page|lift/.test(command);

describe('an operator asks a deployed stage', () => {
  it.each(questions)('at the desk: $question', async ({ page, part }) => {
    const answer = await fetch(desk.url + deskPath(page, id));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(part);
  });

  it.each(commands)('by a command: %s', async (command) => {
    const { code, stdout, stderr } = await run(...argumentsOf(command));
    expect({ code, stderr }).toEqual({ code: isAct(command) ? 3 : 0, stderr: '' });
    expect(stdout).not.toBe('');
  });

  it('is told of a person what is so, by the desk and by commands', async () => {
    const of = async (page: string) => (await fetch(desk.url + deskPath(page, id))).text();
    const [second] = scenario.course.lessons.slice(1);
    const person = await of('people/<id>');
    for (const text of [address, lesson, second, 'Europe/London']) expect(person).toContain(text);
    expect(await of('people')).toContain(address);
    expect(await of(`sending/missed?mail=${mail}`)).not.toContain(address);
    const shown = await run('subscribers', 'show', address);
    for (const text of [lesson, second]) expect(shown.stdout).toContain(text);
    expect((await run('missed', mail)).stdout).toContain('Nobody was missed.');
    // Whoever plays a subscriber meanwhile may be among them.
    expect((await run('books', mail)).stdout).toMatch(/: (\d+) = \1 sent/);
    expect((await run('plan')).stdout).not.toBe('');
    expect((await run('release')).stdout).toContain('not stopped');
  });

  it('has somebody come with their place by an import, and go out by an export', async () => {
    const people = join(own, 'people.csv');
    const columns = {
      address: 'dora@readers.example.org',
      consentAt: '2026-01-10T10:00:00Z',
      consentText: scenario.course.promise,
      consentSource: 'form at old.example.org',
      confirmedAt: '2026-01-10T10:05:00Z',
      lessonsReceived: `${lesson}@2026-02-01`,
      zone: 'Europe/London',
    };
    await writeFile(people, csvLines([Object.keys(columns), Object.values(columns)]));
    expect(await run('subscribers', 'import', people, '--course', scenario.course.id)).toMatchObject({
      code: 0,
    });
    const exported = await run('subscribers', 'export');
    expect(exported.code).toBe(0);
    expect(exported.stdout).toMatch(new RegExp(`${columns.address}.*${lesson}@2026-02-01`));
  });

  it('does for a person what they ask for in writing, and says so on their page', async () => {
    const byLetter = ['--note', 'By letter', '--yes'];
    expect(await run('subscribers', 'unsubscribe', leaving, ...byLetter)).toMatchObject({ code: 0 });
    expect((await run('subscribers', 'show', leaving)).stdout).toContain('By letter');
    expect(await run('subscribers', 'erase', leaving, ...byLetter)).toMatchObject({ code: 0 });
    expect((await run('subscribers', 'export')).stdout).not.toContain(leaving);
  });

  it('is told by a doctor of what the emulator cannot answer, and of nothing else', async () => {
    const { stdout } = await doctor;
    const found = stdout
      .trim()
      .split('\n')
      // One line a check, as `doctor --json` promises.
      .map((line) => JSON.parse(line) as { check: string; kind: string; what: string });
    const unwell = found.filter(({ kind }) => kind !== 'well');
    expect(unwell.map(({ check, what }) => [check.split(' ')[0], what])).toEqual(
      unwellOnEmulator.map((check) => [check, expect.any(String)]),
    );
    expect(found.length).toBeGreaterThan(15);
  });

  it('has a subscriber at SES’s simulator played through, when they agree to what that does', async () => {
    const refused = await runCloud('--stage', 'asked');
    expect(refused.code).toBe(3);
    for (const text of ['five mails', 'less than a tenth of a cent', '--yes'])
      expect(refused.stderr).toContain(text);
    const { stdout, code } = await played;
    expect(
      stdout
        .split('\n')
        .map((line) => line[0])
        // Between them stands what the use cases log.
        .filter((sign) => sign === '✓' || sign === '✗'),
    ).toEqual(['✓', '✓', '✓', '✓', '✗']);
    expect(stdout).toContain('✗ What SES says: SES took the mails to its simulator, and of the delivery');
    expect(code).toBe(1);
    expect((await run('subscribers', 'export')).stdout).not.toContain('simulator');
  });
});
