import * as z from 'zod';
import type { Model } from '../../pipeline/ports/model.ts';

export type ModelLimits = { milliseconds: number; bytes: number };
export const usualModelLimits: ModelLimits = { milliseconds: 60_000, bytes: 200_000 };

export type ChatSettings = { url: string; model: string; key?: string | undefined; price?: Model['price'] };

const answerSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** A model at any address that speaks OpenAI's chat completions. */
export const createChatModel = (
  { url, model, key, price }: ChatSettings,
  limits: ModelLimits = usualModelLimits,
): Model => ({
  name: model,
  price,
  answer: async ({ task, material, mostTokens }) => {
    try {
      const response = await fetch(`${url.replace(/\/$/, '')}/chat/completions`, {
        method: 'POST',
        // A key goes where its owner sent it and nowhere else.
        redirect: 'error',
        signal: AbortSignal.timeout(limits.milliseconds),
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({
          model,
          max_tokens: mostTokens,
          messages: [
            { role: 'system', content: task },
            { role: 'user', content: material },
          ],
        }),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return { kind: 'failed', because: `${model} answers with status ${response.status}` };
      }
      const body = await textWithin(response, limits.bytes);
      if (body === undefined) return { kind: 'failed', because: `${model} answers without an end` };
      const parsed = answerSchema.safeParse(jsonOf(body));
      const [choice] = parsed.success ? parsed.data.choices : [];
      return choice
        ? { kind: 'answered', text: choice.message.content }
        : { kind: 'failed', because: `${model} answers in a form that is not understood` };
    } catch (error) {
      return { kind: 'failed', because: troubleWith(model, error) };
    }
  },
});

const textWithin = async (response: Response, bytes: number): Promise<string | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels what is still to come.
    if (size > bytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Without anything that may hold a key. */
export const troubleWith = (model: string, error: unknown): string => {
  const name = error instanceof Error ? error.name : 'Error';
  if (name === 'TimeoutError' || name === 'AbortError') return `${model} took too long`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : name;
  return `${model} cannot be asked (${code})`;
};
