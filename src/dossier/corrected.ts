/** Answers as they are after somebody corrected some and emptied others. */
export function corrected(
  answers: Readonly<Record<string, unknown>>,
  { answers: changed, cleared = [] }: { answers: Readonly<Record<string, unknown>>; cleared?: readonly string[] },
): Record<string, unknown> {
  const all = { ...answers, ...changed };
  for (const name of cleared) delete all[name];
  return all;
}
