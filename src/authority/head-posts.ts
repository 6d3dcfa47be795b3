/** Posts that lead, and whose work they do. What they are called in a unit is said by its titles (`signing.ts`). */

export const HEAD = 'head';
export const DEPUTY_HEAD = 'deputy-head';
export const DIVISION_HEAD = 'division-head';

/** Posts that assign the work of a unit. A division head does so for the desks below, never for the head's own. */
export const LEADS: readonly string[] = [HEAD, DIVISION_HEAD];

/** From below: whoever holds none of them stands below all. */
export const RANKS: readonly string[] = [DIVISION_HEAD, DEPUTY_HEAD, HEAD];

/** Posts that do another's work in its place: a deputy head decides what the head may, and signs so (`signing.ts`). */
const DEPUTIES: Readonly<Record<string, string>> = { [DEPUTY_HEAD]: HEAD };
export const deputiesOf = (post: string): string[] => Object.keys(DEPUTIES).filter((one) => DEPUTIES[one] === post);

/** The post at whose desk somebody works. */
export const deskPost = (post: string): string => DEPUTIES[post] ?? post;
