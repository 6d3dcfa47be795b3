/** Papers against who applied: the notice that nothing is given, and the decision that takes back what was given. */
import { agencyName } from '#authority/agency.ts';
import type { Province } from '#authority/province.ts';
import { proposerOf, titlesOf } from '#authority/signing.ts';
import { missedInPhase } from '#dossier/clock.ts';
import { variables } from '#dossier/context.ts';
import { moneyThen, settledLines } from '#dossier/money-back.ts';
import { moneyOf } from '#dossier/paper-money.ts';
import { addresseeOf, isOrganisation } from '#dossier/parties.ts';
import { type Ground, groundLines, saysNoMore } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import { sentence } from '#kernel/text.ts';
import { referencesIn } from '#procedure/law.ts';
import { recitedOnce } from '#procedure/law-recited.ts';
import type { Block, Paper } from '#spine/papers.ts';
import { bodyOf, dateOf, frameOf, issuerName, issuerOf, OPEN_NUMBER } from './frame.ts';
import type { Platform, Procedure } from './platform.ts';

const says = (text: string): Block => ({ kind: 'paragraph', spans: [{ text }] });
const centred = (text: string): Block => ({ kind: 'centred', spans: [{ text }] });
const recital = (text: string): Block => ({ kind: 'recital', spans: [{ text }] });
const article = (number: number, text: string): Block => ({
  kind: 'paragraph',
  spans: [{ text: `Điều ${number}. `, bold: true }, { text }],
});

/** How the paper speaks of who applied: a person by their number, a company by its own. */
function wordsOf({ applicant }: DossierState) {
  const organisation = isOrganisation(applicant);
  const you = organisation ? 'Quý đơn vị' : 'Ông/Bà';
  const label = organisation ? 'mã số doanh nghiệp' : 'số định danh';
  return { you, named: `${applicant.name}${applicant.idNumber ? `, ${label} ${applicant.idNumber}` : ''}` };
}

const rightsOf = (you: string): string => `${you} có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.`;

/** What stands after the number of a paper of a unit: its sort, and the unit's own. */
function symbolOf(province: Province, sort: string, unit: string): string {
  const own = province.findUnit(unit)?.symbol;
  return own ? `${sort}-${own}` : sort;
}

/** Of a notice against the applicant, of the unit whose decision it is. */
export const rejectionSymbol = (province: Province, state: DossierState): string =>
  symbolOf(province, 'TB', issuerOf(state));

export const revocationSymbol = (province: Province, unit: string): string => symbolOf(province, 'QĐ', unit);

/** A decision against the applicant, in writing, with its reason, its law and what can be done about it. */
export function rejectionPaper(platform: Platform, rules: Procedure, state: DossierState, address?: string): Paper {
  const { province } = platform;
  const { grounds = [], reason = '', law = '', tookBack } = state.decision ?? {};
  const symbol = rejectionSymbol(province, state);
  const known = [...rules.laws, ...province.law.documents];
  const ground = law && recitedOnce(referencesIn(rules.recitalOf(law)), known).join('; ');
  const frame = frameOf(province, state, `Số: ${state.result?.number || `${OPEN_NUMBER}/${symbol}`}`);
  const date = dateOf(province, frame.at);
  const competent = agencyName(province, state.unit, date);
  const agency = issuerName(province, state, date);
  const print = (at: string) => province.calendar.print(Temporal.Instant.from(at)).split(' ')[1];
  const received = state.clock && print(state.clock.receivedAt);
  const { you, named } = wordsOf(state);
  // Who is refused after the date that was promised is told so, with an apology, also where no form 04 was sent before (Decree 118/2025).
  const missed = state.clock && missedInPhase(state.clock, frame.at);
  const late = missed && province.calendar.print(Temporal.Instant.from(missed));
  const then = moneyThen(state, frame.at);
  const paper: Paper = {
    ...frame,
    title: 'THÔNG BÁO',
    subject: `Về việc không chấp thuận đề nghị thực hiện thủ tục “${rules.name.vi}”`,
    blocks: [
      centred(`Kính gửi: ${addresseeOf(state.applicant)}`),
      says(
        `${competent} đã tiếp nhận và giải quyết hồ sơ mã số ${state.code ?? ''}${received ? `, nhận ngày ${received}` : ''}, của ${named}, đề nghị thực hiện thủ tục hành chính “${rules.name.vi}”.`,
      ),
      says(
        tookBack
          ? `Qua xem xét lại, ${agency} thu hồi quyết định chấp thuận hồ sơ này do ${tookBack.by} ký ngày ${print(tookBack.at)}, chưa phát hành kết quả, và không chấp thuận đề nghị nêu trên.`
          : `Qua xem xét, ${agency} không chấp thuận đề nghị nêu trên.`,
      ),
      ...whyNot(grounds, reason).map(says),
      ...(late
        ? [
            says(
              `Thông báo này chậm so với ngày hẹn trả kết quả (${late}). ${agency} xin lỗi ${you} vì sự chậm trễ này.`,
            ),
          ]
        : []),
      ...(ground ? [says(sentence(`Căn cứ: ${ground}`))] : []),
      ...moneyOf({ ...state, outcome: 'refused', surplus: then.surplus }, frame.at, { province, rules }).map(says),
      ...settledLines(state, rules, (at) => province.calendar.print(Temporal.Instant.from(at)), then).map(says),
      says(rightsOf(you)),
      says(`${agency} thông báo để ${you} được biết./.`),
    ],
  };
  if (competent !== agency) paper.recipients = withRecipient(paper, competent);
  if (address) paper.address = address;
  return paper;
}

/** On what it rests, one by one, and the words that explain it; once, where they say the same. */
function whyNot(grounds: readonly Pick<Ground, 'words' | 'rests'>[], reason: string): string[] {
  if (!grounds.length) return [sentence(`Lý do: ${reason}`)];
  const many = grounds.length > 1;
  const rests = groundLines(grounds).map((one, i) => sentence(`${many ? `${i + 1}. ` : 'Lý do: '}${one}`));
  const explained = saysNoMore(grounds, reason) ? [] : [sentence(`Cụ thể: ${reason}`)];
  return [...(many ? ['Lý do:'] : []), ...rests, ...explained];
}

/** The notice as Markdown. */
export function rejectionText(platform: Platform, rules: Procedure, state: DossierState): string {
  const { title, subject, number, blocks } = rejectionPaper(platform, rules, state);
  const texts = blocks.flatMap((block) => ('spans' in block ? [block.spans.map((span) => span.text).join('')] : []));
  return [`# ${title}`, `## ${subject}`, `${number}`, ...texts].join('\n\n');
}

/** What is filed, and who is named by an article of that paper, of which the decision has others. */
const NO_RECIPIENT = /^(Lưu|Như Điều)/iu;

/** Others who have to know stand before what is filed. */
const withRecipient = ({ recipients }: Paper, one: string): string[] => [
  ...recipients.slice(0, -1),
  one,
  ...recipients.slice(-1),
];

/** The dossier as the decision that took its result back sees it: of whom, when and with which number that decision is. */
export function revocationState(state: DossierState): DossierState | undefined {
  const { revoked } = state.result ?? {};
  if (!revoked?.paper) return undefined;
  const { unit, officer, number } = revoked.paper;
  return {
    ...state,
    decision: { at: revoked.at, by: revoked.by, officer, unit },
    result: { code: '', number, issuedAt: revoked.at },
  };
}

/** The decision that takes a result back, with number, recitals and articles; nothing for what was taken back before there was one. */
export function revocationPaper(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  { address, received }: { address?: string; received: readonly string[] },
) {
  const { province } = platform;
  const seen = revocationState(state);
  const { result } = state;
  if (!seen || !result?.revoked) return undefined;
  const { reason, law, replacedBy, basis } = result.revoked;
  const open = `${OPEN_NUMBER}/${revocationSymbol(province, issuerOf(seen))}`;
  const frame = frameOf(province, seen, `Số: ${seen.result!.number || open}`);
  const date = dateOf(province, frame.at);
  const dayOf = (date: string) => date.split('-').reverse().join('/');
  const day = (at: string) => province.calendar.print(Temporal.Instant.from(at)).split(' ')[1];
  const agency = issuerName(province, seen, date);
  const issuer = agencyName(province, state.unit, date);
  const { you, named } = wordsOf(state);
  const vars = variables(state, rules);
  const about = rules.aboutOf(vars);
  const what = `${rules.resultOf(vars).paper.vi}${result.number ? ` số ${result.number}` : ''}${about ? ` của ${about}` : ''}`;
  const others = othersOf(platform, rules, state, date);
  const unit = issuerOf(seen);
  // The power first, then what it is taken back for.
  const powers = powersOf(province, { procedure: state.procedure.code, signing: unit, given: state.unit, date }, rules);
  const grounds = recitedOnce(rules.recitalsOf([...powers, law]), [...rules.laws, ...province.law.documents]);
  const proposed = basis && dateOf(province, basis.proposedAt ?? result.revoked.at);
  const proposer = basis
    ? proposerOf(province, basis.preparedBy.id, { units: [unit, state.unit], signing: unit, date: proposed! })
    : '';
  const bodies = [...new Set([issuer, ...others.map(({ body }) => body)])];
  const paper: Paper = {
    ...frame,
    title: 'QUYẾT ĐỊNH',
    subject: `Về việc thu hồi ${what}`,
    blocks: [
      centred(agency.toUpperCase()),
      ...grounds.map((one) => recital(`Căn cứ ${one};`)),
      ...(basis?.conclusion
        ? [
            recital(
              `Căn cứ kết luận số ${basis.conclusion.number} ngày ${dayOf(basis.conclusion.on)} của ${basis.conclusion.by};`,
            ),
          ]
        : []),
      ...(basis?.notice
        ? [
            recital(
              `Căn cứ thông báo số ${basis.notice.number} ngày ${dayOf(basis.notice.on)} gửi ${named} về việc thu hồi;`,
            ),
          ]
        : []),
      ...(proposer ? [recital(`Theo đề nghị của ${proposer};`)] : []),
      recital(`Xét hồ sơ mã số ${state.code ?? ''} của ${state.applicant.name}, thủ tục “${rules.name.vi}”.`),
      centred('QUYẾT ĐỊNH:'),
      article(
        1,
        `Thu hồi ${what}, do ${issuer} cấp ngày ${day(result.issuedAt)}${about ? ` theo hồ sơ của ${named}` : ` cho ${named}`}.`,
      ),
      says(sentence(`Lý do thu hồi: ${reason}`)),
      article(
        2,
        `Kết quả nêu tại Điều 1 không còn giá trị kể từ ngày ${day(frame.at)}.${
          replacedBy
            ? ` Kết quả${replacedBy.number ? ` số ${replacedBy.number}` : ''} của hồ sơ mã số ${replacedBy.code} thay thế kết quả bị thu hồi.`
            : ''
        }`,
      ),
      ...othersText(others, day(frame.at)).map(says),
      article(
        3,
        `Quyết định này có hiệu lực kể từ ngày ký. ${bodies.join(', ')} và ${state.applicant.name} chịu trách nhiệm thi hành Quyết định này. ${rightsOf(you)}/.`,
      ),
    ],
  };
  // Whoever got the paper that ends hears that it has.
  const told = new Set([...bodies, ...received.filter((one) => !NO_RECIPIENT.test(one.trim()))]);
  for (const one of [...parentsOn(platform, rules, state), ...told])
    if (one !== agency && !paper.recipients.includes(one)) paper.recipients = withRecipient(paper, one);
  if (address) paper.address = address;
  return paper;
}

/** By which law whoever decides on it may: as a People's Committee or its chair, and of this procedure (Decree 30/2020 Annex I, part II, 6b). */
function powersOf(
  province: Province,
  { procedure, signing, given, date }: { procedure: string; signing: string; given: string; date: string },
  { decidedBy }: Pick<Procedure, 'decidedBy'>,
): string[] {
  const ofRow = province.revokingBasis(procedure, date);
  const unit = province.findUnit(signing);
  if (!unit || !titlesOf(province, unit, date).collective) return [ofRow];
  const general = province.valueOf(COMMITTEE_LAW, date)?.value;
  // Where no row gives it to another, the committee that decides the procedure takes back what it gave.
  const rows = province.decidingRows(procedure, date);
  const deciding = rows.find((row) => row.unit === given) ?? rows.find((row) => row.unit.startsWith('place'));
  const own = ofRow || (deciding?.basis ?? decidedBy?.basis ?? '');
  return [typeof general === 'string' ? general : '', own];
}

/** The setting of the province that names the law by which its People's Committees and their chairs have what power they have. */
const COMMITTEE_LAW = 'committee-law';

/** The parents whom the paper names hear that it holds no more, besides who applied. */
function parentsOn({ registers }: Platform, { register, hiddenOf }: Procedure, state: DossierState): string[] {
  const { parents } = registers.registers.get(register ?? '') ?? {};
  const hidden = hiddenOf('apply', state.answers);
  return (parents?.of ?? []).flatMap(({ name, number }) => {
    const [called, own] = [state.answers[name], state.answers[number]];
    if (typeof called !== 'string' || !called.trim() || hidden.has(name)) return [];
    return own === state.applicant.idNumber || called.trim() === state.applicant.name ? [] : [called.trim()];
  });
}

/** What other bodies decide of the same dossier, as it stood when the result was taken back. */
function othersOf({ province }: Platform, rules: Procedure, state: DossierState, date: string) {
  return rules.followsOf(variables(state, rules)).map(({ step, name, unit }) => ({
    name: name.vi[0].toLowerCase() + name.vi.slice(1),
    body:
      (unit.startsWith('role:') && bodyOf(province, state, unit.slice(5), date)) || agencyName(province, unit, date),
    done: state.results[step] !== undefined && !state.partsToConfirm?.[step],
  }));
}

/** Their results are theirs to take back; what they had not decided ends with the result that it was to follow. */
function othersText(others: ReturnType<typeof othersOf>, day: string): string[] {
  const named = (done: boolean) =>
    others
      .filter((one) => one.done === done)
      .map(({ name, body }) => `${name} (${body})`)
      .join('; ');
  const [open, decided] = [named(false), named(true)];
  return [
    ...(open
      ? [`Dừng giải quyết kể từ ngày ${day} các đề nghị liên thông trong cùng hồ sơ chưa có kết quả: ${open}.`]
      : []),
    ...(decided ? [`Kết quả của các đề nghị sau do cơ quan đã giải quyết xem xét theo thẩm quyền: ${decided}.`] : []),
  ];
}
