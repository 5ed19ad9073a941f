import { type Command, InvalidArgumentError } from 'commander';

type Parse = (text: string, previous: unknown) => unknown;

/**
 * For every option and argument of a command, and of those under it: an empty value is what a variable of a shell leaves that nobody
 * has set, and means neither "all" nor "the only one there is"; and of two values of an option that takes one, nobody knows which is meant.
 */
export const refuseEmpty = (command: Command): void => {
  for (const option of command.options.filter(({ required, optional }) => required || optional)) {
    const parse = refusing(option.parseArg, option.variadic);
    let isGiven = false;
    option.argParser((text, previous: unknown) => {
      if (isGiven && !option.variadic)
        throw new InvalidArgumentError('It is given twice; give it once, with the value that you mean.');
      const before = isGiven || !option.variadic ? previous : undefined;
      isGiven = true;
      return parse(text, before);
    });
  }
  for (const argument of command.registeredArguments)
    argument.argParser(refusing(argument.parseArg, argument.variadic));
  // A part of a command is looked at when it is called: until then it may not have been loaded.
  command.hook('preSubcommand', (_, part) => refuseEmpty(part));
};

const refusing =
  (parse: Parse | undefined, isVariadic: boolean): Parse =>
  (text, previous) => {
    if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
    if (parse) return parse(text, previous);
    return isVariadic ? [...(Array.isArray(previous) ? previous : []), text] : text;
  };
