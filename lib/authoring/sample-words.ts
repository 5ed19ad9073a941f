import { parse } from 'yaml';
import * as z from 'zod';
import type { Language } from '../domain/content/language.ts';
import type { ScaffoldTemplates } from './fill-template.ts';

const places = [
  'about',
  'ending',
  'welcome',
  'promise',
  'audience',
  'closingPreview',
  'closingProse',
  'preview',
  'beforeObjective',
  'objective',
  'prose',
  'task',
  'firstStep',
  'secondStep',
  'lookAhead',
  'listPromise',
  'issueText',
  'statement',
  'term',
  'oneSide',
  'otherSide',
  'onThisSide',
  'onThatSide',
  'base',
  'source',
  'firstPart',
  'firstPartText',
  'secondPart',
  'secondPartText',
  'speaker',
] as const;

const sampleWordsSchema = z.record(z.enum(places), z.string());

/** What stands in new content in the place of its author's words. */
export type SampleWords = z.infer<typeof sampleWordsSchema>;

/** In the language of the course or newsletter: readers would see them. */
export const sampleWords = (templates: ScaffoldTemplates, language: Language): SampleWords =>
  sampleWordsSchema.parse(parse(templates.get(`words/${language}.yaml`) ?? ''));
