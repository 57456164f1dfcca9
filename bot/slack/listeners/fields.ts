/** What was written into a form: `view.state.values`, by `block_id`. Read as if anybody had sent it. */
import { z } from "zod";
import { type Input, inputAction, inputs } from "../actions.ts";

const option = z.object({ value: z.string().max(200) });
const element = z.object({
  value: z.string().max(4_000).nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).nullish(),
  selected_conversation: z.string().max(40).nullish(),
  selected_channel: z.string().max(40).nullish(),
  selected_users: z.array(z.string().max(40)).max(1_000).nullish(),
});
const values = z.record(z.string(), z.record(z.string(), z.unknown()));

export interface Fields {
  /** Undefined where it is empty. */
  text(input: Input): string | undefined;
  several(input: Input): readonly string[];
}

export function fieldsOf(state: unknown): Fields {
  const all = values.safeParse(state);
  const of = (input: Input): z.infer<typeof element> | undefined => {
    const block = all.success ? all.data[inputs[input]] : undefined;
    const read = element.safeParse(block?.[inputAction]);
    return read.success ? read.data : undefined;
  };
  return {
    text(input) {
      const field = of(input);
      const text =
        field?.value ?? field?.selected_option?.value ?? field?.selected_conversation ?? field?.selected_channel;
      return text?.trim() === "" ? undefined : (text?.trim() ?? undefined);
    },
    several(input) {
      const field = of(input);
      return field?.selected_users ?? field?.selected_options?.map(({ value }) => value) ?? [];
    },
  };
}
