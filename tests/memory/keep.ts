/**
 * Told of each part of what a record holds as it is made: a map, a set, a list, or fields by their names. Whoever keeps all of
 * them can put the record back as it was. What is in a part is never changed: another takes its place.
 */
export type Keep = <Part extends object>(part: Part) => Part;
