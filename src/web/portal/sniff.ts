/** What a file is by its first bytes; what its name or its sender says is not believed. */
const KINDS: readonly { type: string; at: number; bytes: readonly number[] }[] = [
  { type: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** Nothing for what is not accepted. */
export function sniff(head: Uint8Array): string | undefined {
  return KINDS.find(({ at, bytes }) => bytes.every((byte, i) => head[at + i] === byte))?.type;
}
