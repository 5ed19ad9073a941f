import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Model } from '../../pipeline/ports/model.ts';
import { type ModelLimits, troubleWith, usualModelLimits } from './chat-model.ts';

export type BedrockSettings = {
  model: string;
  region?: string | undefined;
  /** Elsewhere than at Amazon, for tests. */
  endpoint?: string | undefined;
  price?: Model['price'];
};

/** A model of Amazon Bedrock, under the caller's own credentials. */
export const createBedrockModel = (
  { model, region, endpoint, price }: BedrockSettings,
  limits: ModelLimits = usualModelLimits,
): Model => {
  const client = new BedrockRuntimeClient({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 2,
  });
  return {
    name: model,
    price,
    answer: async ({ task, material, mostTokens }) => {
      try {
        const { output } = await client.send(
          new ConverseCommand({
            modelId: model,
            system: [{ text: task }],
            messages: [{ role: 'user', content: [{ text: material }] }],
            inferenceConfig: { maxTokens: mostTokens },
          }),
          { abortSignal: AbortSignal.timeout(limits.milliseconds) },
        );
        const text = output?.message?.content?.map((part) => part.text ?? '').join('') ?? '';
        if (text.length > limits.bytes) return { kind: 'failed', because: `${model} answers without an end` };
        return text === ''
          ? { kind: 'failed', because: `${model} answers in a form that is not understood` }
          : { kind: 'answered', text };
      } catch (error) {
        return { kind: 'failed', because: troubleWith(model, error) };
      }
    },
  };
};
