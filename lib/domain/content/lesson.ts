import type * as z from 'zod';
import { slug } from './parts/slug.ts';

export const lessonId = slug<'LessonId'>();
export type LessonId = z.infer<typeof lessonId>;
