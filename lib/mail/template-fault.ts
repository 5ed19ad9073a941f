import { type Fault, faultInWords } from '../domain/content/content.ts';

/** What is wrong in templates, and where. */
export class TemplateFault extends Error {
  override name = 'TemplateFault';
  readonly faults: readonly Fault[];

  constructor(...faults: readonly Fault[]) {
    super(faults.map(faultInWords).join('\n'));
    this.faults = faults;
  }
}

const handlebarsError = /^(?<message>.+) - (?<line>\d+):\d+$/;

/** What Handlebars refused in a file; what a template that it calls refused is at fault there. */
export const templateFault = (file: string, error: unknown): TemplateFault => {
  if (error instanceof TemplateFault) return error;
  const said = error instanceof Error ? error.message : String(error);
  const { message = said, line } = handlebarsError.exec(said)?.groups ?? {};
  const field = /^"(.+)" not defined in /.exec(message)?.[1];
  return new TemplateFault({
    file,
    ...(line === undefined ? {} : { line: Number(line) }),
    message:
      field === undefined
        ? `cannot be filled in: ${message}`
        : `asks for “${field}”, and there is no such field here`,
  });
};
