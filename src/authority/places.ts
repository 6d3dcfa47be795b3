/** The commune, ward or special zone that an address names at its end: «Khu 7, phường Cẩm Phả, thành phố Quảng Ninh». */
import { remembering } from '#kernel/remembering.ts';
import { toned } from '#kernel/text.ts';
import type { Named, Unit, Words } from './units.ts';

/** Between its parts stand commas, however it is typed: «tổ 3 - phường Hồng Gai; TP. Quảng Ninh». */
const plain: (text: string) => string = remembering((text) =>
  toned(text.replace(/(?<![\p{L}\p{M}])tp(?:\.\s*|\s+)/giu, 'thành phố '))
    .replace(/\s+[-–—]\s+|\s*;\s*|\s*\n\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?/g, ', ')
    .trim(),
);
const COUNTRY = plain('Việt Nam');

/**
 * By any name the place or the whole of the province has had, since addresses of before stay on papers; nothing for an address that
 * ends otherwise: then nobody knows where it lies.
 */
export function placeNamedIn(address: string, units: Iterable<Unit>, wholes: readonly Words[]): Unit | undefined {
  const text = plain(address).replace(/[\s,.]+$/, '');
  const tails = [
    '',
    ...wholes.flatMap(({ vi }) => [`, ${plain(vi)}`, `, ${plain(vi.replace(/^(tỉnh|thành phố) /i, ''))}`]),
  ].flatMap((tail) => [tail, `${tail}, ${COUNTRY}`]);
  const ended = [...new Set(tails)]
    .filter((tail) => text.endsWith(tail))
    .map((tail) => text.slice(0, -tail.length || undefined));
  for (const unit of units) {
    if (unit.place !== unit.code) continue;
    const names = unit.names.map(({ vi }: Named) => plain(vi));
    for (const before of ended)
      for (const name of names)
        if (before === name || (before.endsWith(name) && /[\s,]/.test(before[before.length - name.length - 1])))
          return unit;
  }
  return undefined;
}

/** Every commune that is a part of the address by itself, between its commas, by any name it has had. */
export function placesNamedAmong(address: string, units: Iterable<Unit>): Unit[] {
  const parts = new Set(plain(address).split(', '));
  return [...units].filter((unit) => unit.place === unit.code && unit.names.some(({ vi }) => parts.has(plain(vi))));
}
