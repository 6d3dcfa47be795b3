/**
 * The paper of a procedure that has none of its own: a decision where the result is one, else a notice of the agency that decides, with the
 * laws that the record names and the text that the officer writes as they decide. Its form is the province's own, and says so above the
 * paper. Of a permit, a certificate or a copy there is none: the office issues its own (`paper-kinds.ts`).
 */
import { STARTS_ABOUT } from '#kernel/law-issue.ts';
import type { NamedLaw } from '#kernel/law-names.ts';
import { lawNumberKey } from '#kernel/law-text.ts';
import { foldLetters } from '#kernel/text.ts';
import { documentName, lawText, referencesIn } from './law.ts';
import type { Manifest, StepSource } from './pack.ts';
import { genericPaper, namesSeveral } from './paper-kinds.ts';
import { RESULT_UNNAMED } from './said.ts';

/** What a person wrote is text and never layout or a placeholder. */
const plain = (text: string) =>
  text
    .replace(/[{}\\`*_[\]<>#|~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The one result there is; of several that a source names, in a list or in one line, nobody knows here which was given. */
const onlyResult = (name: string, { results = [] }: Pick<Manifest, 'results'>): string =>
  results.length > 1 || namesSeveral(name) || name === RESULT_UNNAMED ? '' : plain(name);

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

export function genericLetter(result: string, procedure: string, of: GenericOf): string {
  const { law, steps, results, titled = [] } = of;
  const decide = steps.find((step) => step.act === 'decide-dossier')?.id ?? 'decide';
  const content = `{{${decide}.${CONTENT}}}`;
  // A signed paper rests on no document whose number is doubted.
  const named = Object.values(law).filter((one) => !one.numberDoubtful);
  const laws = named.map((one) => plain(recitedName(one, titled)));
  // The national database gives numbers alone: of a law, or of a resolution.
  const recitals = laws.map((name) => `Căn cứ ${/^\d/.test(name) ? `văn bản số ${name}` : name};`);
  return genericPaper(result, results) === 'decision'
    ? decision(result, procedure, content, [...competenceOf(of), ...recitals])
    : notice(onlyResult(result, { results }), procedure, content, recitals, of.code);
}

/** By what it is given to who decides, first (Decree 30/2020 Annex I, part II, 6b), each document of its own. */
const competenceOf = ({ law, decidedBy }: GenericOf): string[] =>
  referencesIn(lawText(law, decidedBy?.basis ?? ''))
    .map(plain)
    .filter(Boolean)
    .map((one) => `Căn cứ ${one};`);

const CASE = 'Căn cứ hồ sơ mã số {{code}} của {{applicant.name}}, địa chỉ: {{applicant.address}}.';

function notice(only: string, procedure: string, content: string, recitals: readonly string[], code: string): string {
  return `---
kind: notice
symbol: TB-{unit}
form: Mẫu chung do địa phương soạn thảo
recipients: ['{{applicant.name}}', 'Lưu: VT, hồ sơ {{code}}']
---
# THÔNG BÁO

## Về kết quả giải quyết thủ tục “${plain(procedure)}”

### Kính gửi: {{addressee}}

${[...recitals, CASE].join('\n')}

{{agency}} thông báo kết quả giải quyết thủ tục “${plain(procedure)}” (mã ${code})${only ? `: **${only}**.` : ' như sau:'}

${content}

{{agency}} thông báo để {{addressee}} được biết, thực hiện./.
`;
}

/** «Quyết định về việc công nhận …» is on «công nhận …»; of what says no more, on the procedure. */
function subjectOf(result: string, procedure: string): string {
  const about = plain(result)
    .normalize('NFC')
    .replace(/^quyết định(?: về(?: việc)?)?\s*/iu, '')
    .replace(/\s*được ban hành$|[\s.,:]+$/giu, '');
  return about ? about.charAt(0).toLocaleLowerCase('vi') + about.slice(1) : `giải quyết thủ tục “${plain(procedure)}”`;
}

/** As form 1.2 of Decree 30/2020 Annex III has it: who is competent above the recitals, then what is decided, and who carries it out. */
function decision(result: string, procedure: string, content: string, recitals: readonly string[]): string {
  return `---
kind: decision
symbol: QĐ-{unit}
form: Mẫu chung do địa phương soạn thảo
recipients: [Như Điều 2, 'Lưu: VT, hồ sơ {{code}}']
---
# QUYẾT ĐỊNH

## Về việc ${subjectOf(result, procedure)}

### {{upper case(authority)}}

${[...recitals, CASE].join('\n')}

### QUYẾT ĐỊNH:

**Điều 1.** ${content}

**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có liên quan và {{applicant.name}} chịu trách nhiệm thi hành Quyết định này./.
`;
}

type GenericOf = Pick<Manifest, 'code' | 'law' | 'steps' | 'results' | 'decidedBy'> & { titled?: readonly NamedLaw[] };

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
