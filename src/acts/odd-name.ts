/** Names that no field of a form can have. */
import type { Command } from '#dossier/commands.ts';

/** As every form names its fields. */
const NAME = /^[A-Za-z_]\w{0,99}$/;

/** What every object has under that name would be another thing: `{"toString": "x"}` can be made no text of. */
const isField = (name: string): boolean => NAME.test(name) && !(name in Object.prototype);

/** A name under which something is answered or recorded, and which no field can have: no rule reads it. */
export function oddName(given: Command): string | undefined {
  const { answers, result } = given as { answers?: unknown; result?: unknown };
  const strange = (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value)) return value.map(strange).find((one) => one !== undefined);
    for (const [name, one] of Object.entries(value)) {
      const found = isField(name) ? strange(one) : name;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return strange(answers) ?? strange(result);
}
