/** A sentence in another language with parts that stand in Vietnamese alone, as the name of a source: those are marked for who reads aloud. */
import type { ComponentChildren } from 'preact';
import type { View } from './view.ts';

export function WithVietnamese({
  view,
  text,
  parts,
}: {
  view: Pick<View, 'lang'>;
  text: string;
  parts: readonly string[];
}) {
  if (view.lang === 'vi') return <>{text}</>;
  const said: ComponentChildren[] = [];
  let rest = text;
  while (rest) {
    const found = parts.flatMap((part) => {
      const at = part ? rest.indexOf(part) : -1;
      return at < 0 ? [] : [{ at, part }];
    });
    const first = found.sort((one, other) => one.at - other.at || other.part.length - one.part.length)[0];
    if (!first) break;
    said.push(rest.slice(0, first.at), <span lang="vi">{first.part}</span>);
    rest = rest.slice(first.at + first.part.length);
  }
  return (
    <>
      {said}
      {rest}
    </>
  );
}
