import { readFileSync } from 'node:fs';

/** A row of docs/questions.md: what is asked, and the command and the page, with the part of it, that answer. */
export type Question = { question: string; command: string; page: string; part: string };

export const operatorsQuestions = (): Question[] =>
  readFileSync(new URL('../../docs/questions.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
    .map((line) => {
      const [question = '', command = '', page = '', part = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim().replaceAll('`', ''));
      return { question, command, page, part };
    });

/** Where a desk shows a page of the table; `id` is of the person whom it is about. */
export const deskPath = (page: string, id: string): string =>
  ['/_local/desk', page.replace('<id>', id)].filter((part) => part !== '').join('/');
