/** What MJML makes of a mail; throws where MJML refuses it. */
export type ToHtml = (mjml: string) => Promise<string>;

export const mjmlOptions = { validationLevel: 'strict', fonts: {} } as const;

/** MJML takes longer to load than to compile a mail, and is loaded with the first. */
export const mjmlToHtml: ToHtml = async (mjml) => {
  const { default: mjml2html } = await import('mjml');
  return (await mjml2html(mjml, mjmlOptions)).html;
};
