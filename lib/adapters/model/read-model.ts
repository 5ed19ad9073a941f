import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import type { Model } from '../../pipeline/ports/model.ts';
import { onFile } from '../on-file.ts';
import { Unusable } from '../unusable.ts';
import { createBedrockModel } from './bedrock-model.ts';
import { createChatModel } from './chat-model.ts';

const price = z
  .strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() })
  .optional();

const settingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bedrock'),
    model: z.string().min(1),
    region: z.string().optional(),
    price,
  }),
  z.strictObject({
    kind: z.literal('openai'),
    model: z.string().min(1),
    url: z.url({ protocol: /^https?$/ }),
    key: z.string().optional(),
    price,
  }),
]);

/** Where an author's model is configured, for this machine alone. */
type Sources = { file: string; variables: Readonly<Record<string, string | undefined>> };

/** The author's model: from DRIPLINE_MODEL, or from a file; undefined where there is none. */
export const readModel = async ({ file, variables }: Sources): Promise<Model | undefined> => {
  const { DRIPLINE_MODEL, DRIPLINE_MODEL_KEY } = variables;
  const written = DRIPLINE_MODEL ?? (await onFile(file, () => readFile(file, 'utf8').catch(orUndefined)));
  if (written === undefined) return undefined;
  const document = parseDocument(written);
  const parsed = settingsSchema.safeParse(document.errors.length > 0 ? undefined : document.toJS());
  if (!parsed.success)
    throw new Unusable(
      `${DRIPLINE_MODEL === undefined ? file : 'DRIPLINE_MODEL'} names no model. It has to say "kind: bedrock" and "model:", or "kind: openai", "url:" and "model:".`,
    );
  const settings = parsed.data;
  switch (settings.kind) {
    case 'bedrock':
      return createBedrockModel(settings);
    case 'openai':
      return createChatModel({ ...settings, key: settings.key ?? DRIPLINE_MODEL_KEY });
  }
};

const orUndefined = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};
