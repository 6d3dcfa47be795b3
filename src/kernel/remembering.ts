/** What a pure reading of a text gives is kept: the same few texts are read again and again. Long ones are read anew each time. */
export function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > LONG) return read(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const made = read(text);
    known.set(text, made);
    return made;
  };
}

const LONG = 300;
const MOST = 2000;
