/**
 * The paper of a procedure that has none of its own: a notice of the agency that decides, with the laws that the record names and
 * the text that the officer writes as they decide. Its form is the province's own, and says so above the paper.
 */
import { STARTS_ABOUT } from '#kernel/law-issue.ts';
import type { NamedLaw } from '#kernel/law-names.ts';
import { lawNumberKey } from '#kernel/law-text.ts';
import { foldLetters } from '#kernel/text.ts';
import { documentName } from './law.ts';
import type { Manifest, StepSource } from './pack.ts';
import { RESULT_UNNAMED } from './said.ts';

/** What a person wrote is text and never layout or a placeholder. */
const plain = (text: string) =>
  text
    .replace(/[{}\\`*_[\]<>#|~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The one result there is; of several that a source names, in a list or in one line, nobody knows here which was given. */
function onlyResult(name: string, { results = [] }: Pick<Manifest, 'results'>): string {
  const several =
    results.length > 1 || /[;\n]|(?<!\p{L})(hoặc|và\/hoặc)(?!\p{L})|(^|\s)[-+•]\s|(^|\s)\p{L}\)\s/iu.test(name.trim());
  return several || name === RESULT_UNNAMED ? '' : plain(name);
}

/** Of a document that the source gives by number alone, the title that the province knows. */
function recitedName(one: NamedLaw, titled: readonly NamedLaw[]): string {
  const listed = titled.find(
    ({ number, title }) => title !== number && lawNumberKey(number) === lawNumberKey(one.number),
  );
  if (!listed) return documentName(one);
  const name = documentName({ number: one.number, title: listed.title });
  const [sort] = name.split(' số ');
  const about = listed.title.startsWith(`${sort} `) ? listed.title.slice(sort.length + 1) : '';
  return STARTS_ABOUT.test(foldLetters(about)) ? `${name} ${about}` : name;
}

export function genericLetter(
  result: string,
  procedure: string,
  { code, law, steps, results, titled = [] }: GenericOf,
): string {
  const only = onlyResult(result, { results });
  const decide = steps.find((step) => step.act === 'decide-dossier')?.id ?? 'decide';
  // A signed paper rests on no document whose number is doubted.
  const named = Object.values(law).filter((one) => !one.numberDoubtful);
  const laws = named.map((one) => plain(recitedName(one, titled)));
  // The national database gives numbers alone: of a law, or of a resolution.
  const recitals = laws.map((name) => `Căn cứ ${/^\d/.test(name) ? `văn bản số ${name}` : name};`);
  return `---
kind: notice
symbol: TB-{unit}
form: Mẫu chung do địa phương soạn thảo
recipients: ['{{applicant.name}}', 'Lưu: VT, hồ sơ {{code}}']
---
# THÔNG BÁO

## Về kết quả giải quyết thủ tục “${plain(procedure)}”

### Kính gửi: {{addressee}}

${[...recitals, 'Căn cứ hồ sơ mã số {{code}} của {{applicant.name}}, địa chỉ: {{applicant.address}}.'].join('\n')}

{{agency}} thông báo kết quả giải quyết thủ tục “${plain(procedure)}” (mã ${code})${only ? `: **${only}**.` : ' như sau:'}

{{${decide}.${CONTENT}}}

{{agency}} thông báo để {{addressee}} được biết, thực hiện./.
`;
}

type GenericOf = Pick<Manifest, 'code' | 'law' | 'steps' | 'results'> & { titled?: readonly NamedLaw[] };

const CONTENT = 'content';
export const LETTER_FORM = 'result-text';
export const LETTER_WORDS: Readonly<Record<string, string>> = {
  [`field.${CONTENT}`]: 'Nội dung kết quả ghi trên văn bản (nội dung cho phép, thời hạn, điều kiện)',
};
/** Without this text the paper would say that something was decided, and not what. */
export const LETTER_SCHEMA = {
  schema: {
    type: 'object',
    required: [CONTENT],
    properties: { [CONTENT]: { type: 'string', minLength: 10, maxLength: 4000 } },
  },
};

/** The steps of a procedure whose paper is the generic one, or, without it, as they were. */
export const withLetterText = (steps: readonly StepSource[], letter: boolean): StepSource[] =>
  steps.map(({ form, ...step }) => {
    const asks = step.act === 'decide-dossier' && (!form || form === LETTER_FORM);
    const own = asks ? (letter ? LETTER_FORM : undefined) : form;
    return { ...step, ...(own && { form: own }) };
  });

/** What a case records at each step that has a form. */
export const recordedAt = (steps: readonly StepSource[]): Record<string, object> =>
  Object.fromEntries(
    steps.flatMap(({ id, form }) =>
      form
        ? [[id, form === LETTER_FORM ? { [CONTENT]: 'Chấp thuận nội dung đề nghị.' } : { conclusion: 'meets' }]]
        : [],
    ),
  );
