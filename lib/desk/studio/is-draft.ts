/** Whether a file says of itself, at its top, that it is a draft. */
export const isDraft = (text: string | undefined): boolean => /^draft:\s*true\b/m.test(text ?? '');
