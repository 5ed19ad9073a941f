import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';

/** The content that the scenarios are played with: a course of twelve weeks in English. */
export const scenarioFiles: ContentFiles = twelveWeeks();
