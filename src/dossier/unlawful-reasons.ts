/**
 * Grounds that law lets nobody be refused on, by what the procedure and the dossier say: a paper that the case does not ask for (Resolution
 * 66.7/2025/NQ-CP; Decree 63/2010 Art. 18.5), where somebody lives where anybody is received (Decree 118/2025), a term that is no condition,
 * a fee that is not due, a way to hand in that is open, what no procedure makes a condition, and the office's own machines and hours.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { foldVietnamese, toned } from '#kernel/text.ts';
import { asSpelled, spelled } from '#kernel/tones.ts';
import { type Context, variables } from './context.ts';
import { refuseLacking, refuseWanted } from './lacking.ts';
import { refuseReasonAgainst } from './reason.ts';
import { bindsNobody, isOfFee, isOfHours, isOfWay } from './reason-kinds.ts';
import { clausesOf, isNamed, lackedPapers, type NamedPaper, spelledClauses, unlistedPaper } from './reason-papers.ts';
import { type Ground, saysNoMore } from './refusal-grounds.ts';
import type { Component, Rules } from './rules.ts';
import type { DossierState, SupplementItem } from './state.ts';
import { hollowOf } from './stock-reasons.ts';

type Asked = Pick<Context, 'province' | 'registers'> & { rules: Rules };

interface Options {
  /** On what a refusal rests that the text explains; nothing where it explains none. */
  explains?: readonly Pick<Ground, 'words'>[];
  /** Of what another body decides once the result is issued: where a parent lives is no matter of it. */
  part?: true;
}

export function refuseUnlawfulReason(
  reason: string | undefined,
  state: DossierState,
  context: Asked,
  { explains, part }: Options = {},
): Refusal | undefined {
  const text = reason?.trim() ?? '';
  if (!text) return undefined;
  if (isOfMachines(text) || isOfHours(text)) return refuse('reason-of-office', { reason: text });
  const isRepeated = Boolean(explains && saysNoMore(explains, text));
  return (
    refuseResidenceAsReason(text, state, context, { part }) ??
    (explains && refuseOtherPlace(text, explains)) ??
    refusePaperNotDue(text, state, context) ??
    (part || isRepeated ? undefined : refuseLacking(text, state, context.rules)) ??
    refuseTerm(text, context) ??
    refuseFeeNotDue(text, state, context) ??
    refuseOpenWay(text, state, context) ??
    refuseNoCondition(text, state, context) ??
    (isRepeated ? undefined : refuseWanted(text, state, context.rules))
  );
}

/** Of a fee that the procedure takes for this way, by now; one that nobody published is set at the counter, and may be due. */
function refuseFeeNotDue(text: string, { channel, fees = [] }: DossierState, { rules }: Asked): Refusal | undefined {
  if (!channel || rules.feeUnknown(channel) || !isOfFee(text)) return undefined;
  return fees.some(({ exemption }) => !exemption) ? undefined : refuse('reason-fee-not-due', { reason: text });
}

/** That what came by a way that is open should have come by another (Decree 118/2025: who hands in chooses). */
const refuseOpenWay = (text: string, { channel }: DossierState, { rules }: Asked): Refusal | undefined =>
  channel && rules.channels.includes(channel) && isOfWay(text)
    ? refuse('reason-way-open', { reason: text })
    : undefined;

const refuseNoCondition = (text: string, { channel }: DossierState, { rules }: Asked): Refusal | undefined =>
  bindsNobody(text, {
    conditions: [...rules.conditionNames, ...rules.components.map(({ name }) => name.vi)],
    imported: rules.imported,
    place: rules.place?.of,
    channel,
  })
    ? refuse('reason-no-condition', { reason: text })
    : undefined;

const MACHINE =
  '(?:he thong(?: thong tin| dich vu cong| mot cua| dien tu| giai quyet| phan mem| mang)*|phan mem(?: dich vu cong| mot cua| ho tich| dung chung)*|cong dich vu cong(?: quoc gia)?|mang(?: internet)?|internet|may chu|duong truyen|co so du lieu(?: quoc gia)?(?: ve)?(?: dan cu| ho tich| dat dai)?(?: dien tu)?|may (?:in|quet|tinh))';
const DOWN =
  '(?:bao tri|nang cap|loi|su co|gian doan|truc trac|qua tai|treo|hong|ngung|dung|tam ngung|tam dung|mat ket noi|cap nhat|cham|khong (?:truy cap|vao|dang nhap|ket noi|hoat dong|phan hoi|tra cuu|in|tai))';
const OF_MACHINES = new RegExp(
  `(?<!\\p{L})${MACHINE}(?: (?:cua|trung tam|phuong|xa|hien|hien tai|hien nay|hom nay|dang|bi|tam|tam thoi|van|gap|trong|thoi gian|phai)){0,5} ${DOWN}(?!\\p{L})`,
  'u',
);

/** Drains, wires and their like are systems too, of which a permit may say more. */
const OF_BUILDING = /(?:he thong|mang) (?:thoat|cap|dien|chong|phong|xu ly|bao chay|chieu|giao|ha tang|ky thuat)/u;

const isOfMachines = (text: string): boolean =>
  clausesOf(text).some((one) => OF_MACHINES.test(one) && !OF_BUILDING.test(one));

const shape = (text: string): RegExp => new RegExp(`(?<!\\p{L})(?:${text})(?!\\p{L})`, 'u');

const RESIDES =
  '(?:dang ky )?(?:thuong tru|tam tru|cu tru|ho khau|sinh song|song)(?: (?:dai han|lau dai|on dinh|thuong xuyen))?';
const COMMUNE =
  '(?:phuong|xa|dac khu|thi tran|dia phuong|dia ban|huyen|tinh|thanh pho|quang ninh|day|nay|noi khac|noi nop|trung tam)';
const NOT_HERE = new RegExp(
  `(?<!\\p{L})(?:(?:khong|chua)(?: phai)?(?: la)?(?: nguoi)?(?: (?:co|dang ky|o|thuoc))* ${RESIDES}(?: (?:tai|o|trong|thuoc|noi|tren|dia chi|ho khau|thuong tru|dang ky))* ${COMMUNE}|(?:khong|chua) (?:phai )?(?:la )?(?:nguoi|cong dan|dan) (?:cua |o |thuoc )?${COMMUNE}|${RESIDES}(?: (?:tai|o|thuoc|cua|dang|hien))*(?: [\\p{L}\\d]+){0,2} (?:khac|ngoai)(?!\\p{L})|(?:khong|chua) ${RESIDES}$|(?:nguoi|cong dan|dan) (?:ngoai|o) (?:phuong|xa|tinh|dia ban)(?: khac)?|ngoai (?:dia ban|dia gioi|pham vi) (?:phuong|xa|quan ly|cua))`,
  'u',
);
/** «Cư trú tại phường A nên không được đăng ký tại phường B». */
const LIVES_SO = new RegExp(
  `(?<!\\p{L})${RESIDES} (?:o|tai|trong|thuoc|tren)(?!\\p{L}).{1,80}? (?:nen|do do|do vay|vi vay|vi the) (?:khong|chua)(?!\\p{L})`,
  'u',
);
const OF_PARENTS = /(?<!\p{L})(?:cha|me|bo|bo me|cha me)(?!\p{L})/u;
const OF_APPLICANT =
  /(?<!\p{L})(?:nguoi (?:nop|di dang ky|dang ky|den|yeu cau|dung don|lam thu tuc)|ong ba|ong|ba|cong dan|chu ho|chu dau tu|co|chu|bac|di)(?!\p{L})/u;
const ABROAD = /(?<!\p{L})(?:viet nam|nuoc ngoai|khu vuc|rung)(?!\p{L})/u;
/** That something was done elsewhere already is no matter of where somebody lives. */
const DONE = /(?<!\p{L})da (?:duoc )?(?:dang ky|cap|giai quyet|nhan|co)(?!\p{L})/u;
/** Of another province no centre here receives. */
const OTHER_PROVINCE =
  /(?:tinh|thanh pho) khac|tinh (?!quang ninh)\p{L}+ \p{L}+|thanh pho (?!quang ninh|nay)\p{L}+ \p{L}+/u;

/**
 * Who decides looks at where the parents of a child live, and at nobody else's residence,
 * where the procedure goes by such a place.
 */
function refuseResidenceAsReason(
  text: string,
  state: DossierState,
  context: Asked,
  { part }: Options = {},
): Refusal | undefined {
  const { rules } = context;
  if (!rules.place) return undefined;
  const ofParent = rules.place?.of === 'parent' && !part;
  for (const clause of clausesOf(text)) {
    const away = NOT_HERE.test(clause) || LIVES_SO.test(clause);
    if (!away || ABROAD.test(clause) || DONE.test(clause)) continue;
    const parents = ofParent && OF_PARENTS.test(foldVietnamese(text).replace(/ong ba/gu, ' '));
    if (parents && !OF_APPLICANT.test(clause) && !livesHere(state, context)) continue;
    return refuse('reason-residence', { reason: text });
  }
  return undefined;
}

const OFFICE =
  '(?:ubnd|uy ban nhan dan|trung tam(?: phuc vu hanh chinh cong)?|bo phan(?: mot cua| tiep nhan)?|cong an)';
const HERE = `(?:${OFFICE} )?(?:phuong|xa|dac khu|noi nay|dia phuong|don vi)|${OFFICE}(?! (?:nhan dan )?(?:cap|tinh|thanh pho))|chung toi`;
const HANDLES = '(?: (?:giai quyet|tiep nhan|xu ly|quan ly|thu ly|cap phep|cap|dang ky|hanh chinh|ho so|cua|tai|ve))*';
/** That the matter is another commune's, or that the centre takes none of it. */
const OTHER_PLACE = shape(
  [
    `(?:khong|chua)(?: con| phai)?(?: la)? thuoc(?: ve)? (?:tham quyen|trach nhiem|nhiem vu)${HANDLES} (?:${HERE})`,
    `(?:khong|chua)(?: con| phai)? (?:thuoc|dung)(?: ve)? tham quyen${HANDLES}$`,
    '(?:khong|chua)(?: phai)? thuoc (?:pham vi )?(?:dia ban|dia gioi|khu vuc quan ly|dia phan)|trai dia ban',
    `(?:thuoc|la)(?: ve)? (?:tham quyen|trach nhiem|nhiem vu|viec)${HANDLES} (?:${OFFICE} )?(?:phuong|xa|dac khu)(?! nay)`,
    `(?:thuoc|do) (?:${OFFICE} )?(?:phuong|xa|dac khu)(?: [\\p{L}\\d]+){1,4} (?:quan ly|giai quyet|phu trach|xu ly|tiep nhan)`,
    `(?:nop|lien he|den|toi|lam)(?: (?:truc tiep|ho so|thu tuc|tai|o|den|cho|ve|thang))* cong an (?:phuong|xa|dac khu|khu vuc)`,
    'trung tam(?: [\\p{L}\\d]+){0,6}? khong (?:nhan|tiep nhan|giai quyet|thu ly|lam|co tham quyen)',
    `(?:ngoai|khac|khong cung|trai)(?: pham vi)? (?:dia ban|dia gioi|dia phan|khu vuc)`,
    `(?:ngoai|vuot)(?: qua)? (?:tham quyen|quyen han|pham vi (?:tham quyen|phu trach|quan ly))`,
    `(?:${HERE})(?: chung toi)? (?:khong|chua)(?: co)? (?:phu trach|quan ly|giai quyet|tham quyen|thu ly)`,
    `khong phai (?:la )?(?:viec|tham quyen|trach nhiem|nhiem vu) cua (?:${HERE})`,
    `(?:phuong|xa|dac khu|dia phuong) khac(?: phai| se)? (?:giai quyet|xu ly|tiep nhan|quan ly|thu ly)`,
    `(?:nop|lien he|den|toi|lam)(?: (?:truc tiep|ho so|thu tuc|tai|o|den|cho|ve|thang))* (?:${OFFICE} )?noi (?:cu tru|thuong tru|tam tru|o)`,
  ].join('|'),
);
/** Of another level, or of a body of its own, who is competent goes by what is asked for. */
const OTHER_BODY = shape(
  'ban quan ly|toa an|cap (?:xa|tinh|huyen)|(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho)|bo (?!phan)\\p{L}+|so (?:tu phap|xay dung|tai chinh|nong nghiep|khoa hoc|noi vu|cong thuong|y te|van hoa|ngoai vu)|van phong dang ky',
);

/**
 * Whoever is competent, the centre receives it and passes it on (Decree 118/2025/NĐ-CP): nobody is
 * sent to another commune under the name of another ground. What only repeats the ground says nothing more.
 */
function refuseOtherPlace(text: string, explains: NonNullable<Options['explains']>): Refusal | undefined {
  if (saysNoMore(explains, text)) return undefined;
  const whole = clausesOf(text).join(' ');
  if (OTHER_BODY.test(whole) || OTHER_PROVINCE.test(whole)) return undefined;
  const found = clausesOf(text).some((one) => OTHER_PLACE.test(one) && !DONE.test(one) && !ABROAD.test(one));
  return found ? refuse('reason-elsewhere', { reason: text }) : undefined;
}

/** Whether a parent lives in the commune that handles it, by the application. */
function livesHere({ answers, place }: DossierState, { rules, province, registers }: Asked): boolean {
  const of = registers?.get(rules.register ?? '')?.parents?.of ?? [];
  return of.some(({ resides }) => {
    const home = resides && answers[resides];
    return typeof home === 'string' && province.placeIn(home)?.code === place;
  });
}

/** Whether a paper of that kind is asked for in this case; one with a condition that nobody answered may be. */
function asksFor({ listed, anyCase }: NamedPaper, state: DossierState, rules: Rules): boolean {
  const vars = variables(state, rules);
  const isAnswered = Object.keys(state.answers).length > 0;
  const isDue = (one: Component) => anyCase || !isAnswered || rules.isAsked(one, vars);
  return rules.components.some(
    (one) => (rules.imported && isVague(one.name.vi)) || (listed.test(foldVietnamese(one.name.vi)) && isDue(one)),
  );
}

/** «Các giấy tờ khác có liên quan»: nobody can say what that leaves out. */
const isVague = (name: string): boolean =>
  /giay to(?: khac| co lien quan| lien quan| chung minh| theo quy dinh|,|$)|tai lieu|ho so theo/u.test(
    foldVietnamese(name),
  );

/** The first paper that a text says is lacking, and that this case does not ask for. */
export function paperNotDue(text: string, state: DossierState, rules: Rules): string | undefined {
  if (!rules.components.length) return undefined;
  const lacked = lackedPapers(text);
  const notDue = lacked.find((one) => !asksFor(one, state, rules));
  // What the national database lists of a procedure is worded too freely to say what it leaves out.
  return notDue?.paper ?? (lacked.length || rules.imported ? undefined : unlistedPaper(text, rules.paperNames));
}

function refusePaperNotDue(text: string, state: DossierState, { rules }: Asked): Refusal | undefined {
  const paper = paperNotDue(text, state, rules);
  return paper === undefined ? undefined : refuse('reason-paper-not-due', { reason: text, paper });
}

/** A supplement asks by its items alone: a paper that a reason calls for beside them would be on no list of the case. */
export function refuseOtherPaper(
  { item, reason }: SupplementItem,
  rules: Pick<Rules, 'itemName' | 'components' | 'paperNames' | 'imported'>,
): Refusal | undefined {
  const own = rules.itemName(item).vi;
  const isPaper = rules.components.some(({ id }) => id === item);
  // An answer is corrected, and no paper handed in for it, though its name may have one in it («số giấy chứng nhận kết hôn»).
  const said = isPaper ? reason : without(own, reason);
  const other = lackedPapers(said).find((one) => !(isPaper && isNamed(one, own)));
  // What the national database lists of a procedure is worded too freely to say what it leaves out.
  const paper = other?.paper ?? (rules.imported ? undefined : unlistedPaper(said, [...rules.paperNames, own]));
  return paper === undefined
    ? undefined
    : refuse('supplement-other-paper', { item: rules.itemName(item), reason, paper });
}

/**
 * What a supplement may ask for is what the case asks for: its reason is weighed like that of a refusal, for it stops the clock and may end
 * the dossier unanswered (Decree 63/2010 Art. 18.5, 20.4).
 */
export function refuseReasonOfSupplement(
  { item, reason }: SupplementItem,
  state: DossierState,
  context: Asked,
): Refusal | undefined {
  const { rules } = context;
  const text = reason.trim();
  const empty = refuseReasonAgainst(text);
  if (empty) return empty;
  const nothing = hollowOf(text) ?? refuseUnasked(text, state, context);
  const chosen = OF_PERSON.test(spelled(rules.itemName(item).vi)) && asksAnother(text);
  return nothing || chosen ? refuse('supplement-no-rule', { item: rules.itemName(item), reason: text }) : undefined;
}

/** What a text demands that no rule of the procedure does, but for the papers that it names. */
const refuseUnasked = (text: string, state: DossierState, context: Asked): Refusal | undefined =>
  isOfMachines(text) || isOfHours(text)
    ? refuse('reason-of-office', { reason: text })
    : (refuseResidenceAsReason(text, state, context) ??
      refuseTerm(text, context) ??
      refuseFeeNotDue(text, state, context) ??
      refuseOpenWay(text, state, context) ??
      refuseNoCondition(text, state, context));

/** How somebody is called is theirs to choose: what was written wrong is corrected, and no other name is asked for. */
const OF_PERSON = asSpelled('^(?:họ|tên)(?!\\p{L}).*(?<!\\p{L})tên(?!\\p{L})|^tên (?:của )?(?:trẻ|con|cháu|người)');
const ANOTHER = asSpelled(
  '(?<!\\p{L})(?:đổi|đặt|chọn|lấy|thay)(?: [\\p{L}\\d]+){0,3} (?:tên|khác|lại)(?!\\p{L})|(?<!\\p{L})(?:đề nghị|yêu cầu|phải|cần|nên) (?:đổi|thay đổi)(?!\\p{L})',
);
/** What a name may not be by law (Civil Code Art. 26.3), or where it was written otherwise than elsewhere. */
const NAMED_WRONG = asSpelled(
  'khớp|(?<!\\p{L})(?:ghi|sai|nhầm|khác với|không đúng)(?!\\p{L})|theo (?:giấy|sổ|căn cước|cccd|hộ chiếu)|chính tả|chữ số|ký tự|ký hiệu|tiếng (?:việt|dân tộc|nước ngoài|anh)|viết tắt|điều 26',
);
const asksAnother = (text: string): boolean => {
  const whole = spelledClauses(text).join(' ');
  return ANOTHER.test(whole) && !NAMED_WRONG.test(whole);
};

const without = (name: string, text: string): string => toned(text).replace(toned(name), ' ');

const OVER =
  /(?<!\p{L})(?:qua|het|vuot|ngoai|tre|sau|khong trong|khong con trong)(?: (?:thoi|han|thoi han|thoi gian|ky han|dang ky|qua|la|muc|quy dinh))* (\d+|sau muoi) ngay(?!\p{L})(?! \p{L}* ?lam viec)/u;
const OVER_BARE =
  /(?<!\p{L})(?:qua|tre|het|vuot) (?:thoi )?han (?:dang ky )?(?:khai sinh|dang ky)|dang ky khai sinh (?:qua|tre|khong dung) (?:thoi )?han/u;

/** The terms of procedures here say who pays, and none of them ends the right to be registered. */
function refuseTerm(text: string, { rules }: Asked): Refusal | undefined {
  const found = Object.values(rules.terms ?? {}).find(({ days }) =>
    clausesOf(text).some((one) => {
      const count = OVER.exec(one)?.[1];
      return count === String(days) || (days === 60 && count === 'sau muoi') || OVER_BARE.test(one);
    }),
  );
  return found && refuse('reason-term', { reason: text, days: String(found.days) });
}
