/** What checking a pack needs to know of the registers. */
export type RegisterData = ReadonlyMap<string, { id: string; holds: string[] }>;
