/** Reads the running text of published procedures: numbered steps, and lists of papers with their quantities. */

export interface Part {
  id: string;
  role: 'receive' | 'work' | 'return';
  title: string;
}

const MAX_STEPS = 12;
const MAX_COMPONENTS = 60;
const MAX_TITLE = 160;

/** "Bước 1: … Bước 2: …". The first is handing in, one about the result at the end is its return, the rest is work. */
export function stepsFrom(text: string): { parts: Part[]; severalCases: boolean } {
  const found = [...text.matchAll(/(?:^|[\s\-–+(])B[ưu][ớo]c\s*(\d{1,2})\s*[:.)]?\s*/g)];
  // Where the count begins again, the text tells of another case: the first one is taken.
  const again = found.findIndex((match, i) => i > 0 && match[1] === '1');
  const first = again < 0 ? found : found.slice(0, again);
  if (first.length < 2 || first.length > MAX_STEPS) return { parts: [], severalCases: again >= 0 };
  const bodies = first.map((match, i) =>
    text.slice(match.index + match[0].length, (first[i + 1] ?? found[first.length])?.index).trim(),
  );
  const parts = bodies.map((body, i): Part => {
    const last = i === bodies.length - 1;
    const returns = last && i > 0 && /trả kết quả|nhận kết quả|trả giấy|nhận quyết định/i.test(body.slice(0, 200));
    return {
      id: `step-${i + 1}`,
      role: i === 0 ? 'receive' : returns ? 'return' : 'work',
      title: titleOf(body) || `Bước ${i + 1}`,
    };
  });
  return { parts, severalCases: again >= 0 };
}

/** "… 1 bản chính, 2 bản sao …" after each paper. */
export function componentsFrom(text: string): { id: string; name: string; originals: number; copies: number }[] {
  const list = text.replace(/^[\s\S]*?Số lượng/, '');
  const components: { id: string; name: string; originals: number; copies: number }[] = [];
  for (const match of list.matchAll(/([\s\S]*?)(\d{1,2}) bản chính(?:\s*,\s*(\d{1,2}) bản sao)?/g)) {
    const name = titleOf(
      match[1].replace(/Tên giấy tờMẫu đơn, tờ khaiSố lượng/g, ' ').replace(/[\w .-]+\.docx?$/i, ''),
    );
    if (!name || components.length >= MAX_COMPONENTS) continue;
    components.push({
      id: `c${components.length + 1}`,
      name,
      originals: Number(match[2]),
      copies: Number(match[3] ?? 0),
    });
  }
  return components;
}

function titleOf(text: string): string {
  const line = text
    .replace(/^[\s\-–•+*.:;)]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = line.slice(0, MAX_TITLE + 1);
  if (sentence.length <= MAX_TITLE) return sentence.replace(/[.;:]$/, '');
  return `${sentence.slice(0, sentence.lastIndexOf(' '))}…`;
}
