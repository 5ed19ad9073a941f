/** MJML ships no types; this is the part of version 5 that Dripline uses. */
declare module 'mjml' {
  type Options = { validationLevel: 'strict' | 'soft' | 'skip'; fonts?: Record<string, string> };
  /** Rejects with every fault of the source when validation is strict. */
  export default function mjml2html(source: string, options: Options): Promise<{ html: string }>;
}
