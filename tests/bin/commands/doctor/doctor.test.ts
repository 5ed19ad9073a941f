import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../../bin/commands/doctor/doctor.ts';
import { notChecked, type Outcome, warned, well, wrong } from '../../../../lib/domain/doctor/outcome.ts';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { contentOnDisk } from '../../../worlds/content-on-disk.ts';
import { runProgram } from '../../run-program.ts';

const of = (...outcomes: Outcome[]) => outcomes.map((outcome) => ({ check: 'table', outcome }));

describe('what doctor ends with', () => {
  it('is 1 if something is wrong, 3 if something is open, and otherwise 0', () => {
    const [fine, low, bad, open] = [well('.'), warned('.', '.'), wrong('.', '.'), notChecked('.', '.')];
    expect(exitCodeOf(of(fine, low))).toBe(0);
    expect(exitCodeOf(of(fine, open, low))).toBe(3);
    expect(exitCodeOf(of(open, bad))).toBe(1);
  });
});

describe('the doctor of the local world', () => {
  it('finds all of it well, mails and events included, as JSON a line a check', async () => {
    const content = await contentOnDisk(breadCourse());
    const { stdout, code } = await runProgram(['doctor', '--json', '--content', content]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ kind }) => kind !== 'well')).toEqual([]);
    expect(lines.map(({ check }) => check)).toContain('event-path');
    expect(code).toBe(0);
  });
});
