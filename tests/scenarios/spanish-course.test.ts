import { describe } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { courseIn } from '../fixtures/course-in.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { speaksItsLanguage } from './course-in-language.ts';

const world = await startTestWorld({
  content: courseIn('es'),
  startAt: instantOf('2027-02-02T15:30:00Z'),
});

describe('a course in Spanish', () => speaksItsLanguage('es', world));
