import type { Block } from '../block.ts';
import type { Course } from '../course-file.ts';
import type { InsightId } from '../insight.ts';
import type { Issue } from '../issue-file.ts';
import type { Lesson } from '../lesson-file.ts';
import type { Parsed, Path } from '../parsed-content.ts';

const inPlace = (file: string, at: Path, blocks: readonly Block[]): Parsed<Block>[] =>
  blocks.map((value, index) => ({ file, at: [...at, index], value }));

export const blocksOfLesson = ({ file, at, value }: Parsed<Lesson>): Parsed<Block>[] =>
  inPlace(file, [...at, 'blocks'], value.blocks);

export const blocksOfClosing = ({ file, at, value }: Parsed<Course>): Parsed<Block>[] =>
  inPlace(file, [...at, 'closing', 'blocks'], value.closing.blocks);

export const blocksOfIssue = ({ file, at, value }: Parsed<Issue>): Parsed<Block>[] =>
  value.body.flatMap((part, index) => inPlace(file, [...at, 'body', index, 'blocks'], part));

/** Where blocks place insights: show them for the first time. */
export const placementsAmong = (blocks: readonly Parsed<Block>[]): Parsed<InsightId>[] =>
  blocks.flatMap(({ file, at, value }) =>
    value.kind === 'insight' ? [{ file, at: [...at, 'insight'], value: value.insight }] : [],
  );

/** Where blocks bring back insights that were placed before. */
export const recapsAmong = (blocks: readonly Parsed<Block>[]): Parsed<InsightId>[] =>
  blocks.flatMap(({ file, at, value }) =>
    value.kind === 'recap' ? [{ file, at: [...at, 'recap'], value: value.recap }] : [],
  );
