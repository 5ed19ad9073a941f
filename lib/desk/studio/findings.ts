import { html } from 'hono/html';
import type { Fault } from '../../domain/content/content.ts';
import { counted } from '../../domain/prose/counted.ts';
import type { Html } from '../layout.ts';
import type { Workbench } from './workbench.ts';

/** Where files lie, as their author calls them. */
export type NameFiles = (sentence: string) => string;

const line = ({ file, line: number, message }: Fault, nameFiles: NameFiles, kind: 'fault' | 'note'): Html =>
  html`<li class="${kind}"><code>${nameFiles(file)}${number === undefined ? '' : `:${number}`}</code> ${nameFiles(message)}</li>`;

/** What is wrong, and what may be changed; nothing where nothing is. */
export const findings = (
  { faults, notes }: { faults: readonly Fault[]; notes: readonly Fault[] },
  nameFiles: NameFiles,
): Html =>
  faults.length + notes.length === 0
    ? html``
    : html`<ul class="findings">
        ${faults.map((fault) => line(fault, nameFiles, 'fault'))}
        ${notes.map((note) => line(note, nameFiles, 'note'))}
      </ul>`;

/** What a check, and a look at everything as if it were signed, say of some files; each once. */
export const findingsOf = (
  { faults, notes, unshown }: Workbench,
  isOf: (file: string) => boolean,
): { faults: Fault[]; notes: Fault[] } => {
  const key = ({ file, line: number, message }: Fault) => `${file} ${number} ${message}`;
  const all = new Map([...unshown.faults, ...faults].map((fault) => [key(fault), fault]));
  return {
    faults: [...all.values()].filter(({ file }) => isOf(file)),
    notes: notes.filter((note) => isOf(note.file) && !all.has(key(note))),
  };
};

export const countOfFindings = ({
  faults,
  notes,
}: {
  faults: readonly Fault[];
  notes: readonly Fault[];
}): Html => {
  if (faults.length + notes.length === 0) return html`<span class="quiet">nothing</span>`;
  const parts = [
    ...(faults.length > 0 ? [html`<strong class="fault">${counted(faults.length, 'fault')}</strong>`] : []),
    ...(notes.length > 0 ? [html`${counted(notes.length, 'note')}`] : []),
  ];
  return html`${parts.map((part, index) => html`${index > 0 ? ', ' : ''}${part}`)}`;
};
