import type * as z from 'zod';
import { slug } from './slug.ts';

/** A word that an operator marks subscribers with, to send an issue to some of a list's members. */
export const tag = slug<'Tag'>();
export type Tag = z.infer<typeof tag>;
