/** That there are notes, for whoever may not have heard of them; nothing where there are none. */
export const notesInWords = (notes: number): string[] =>
  notes === 0
    ? []
    : [`${notes} ${notes === 1 ? 'note' : 'notes'} on the content: "npm run dripline -- check" shows what`];
