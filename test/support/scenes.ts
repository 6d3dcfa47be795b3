/** Every page with something on it: for pictures and for the accessibility tests. */
import type { Page } from 'playwright-core';
import { perform, startDossier } from '#acts/perform.ts';
import type { Platform } from '#acts/platform.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { PostgresReviews } from '#adapters/postgres/postgres-reviews.ts';
import type { Command } from '#dossier/commands.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import type { System } from '#main/system.ts';
import { performOn } from './acts.ts';
import { EARLIER_REASONS, earlierPack, importedPack, mends, publishImported, reviewByTwo } from './imported.ts';
import {
  anotherBirth,
  birthAnswers,
  birthChecked,
  holder,
  houseAnswers,
  newborn,
  officer,
  partyOf,
  person,
  withDraftsOpen,
} from './platform.ts';

export interface Facts {
  /** In progress at the specialist. */
  open: string;
  /** Waits for the applicant. */
  asked: string;
  /** Delivered, with a result. */
  done: string;
  /** Its code. */
  doneCode: string;
  /** Has a fee to pay. */
  unpaid: string;
  /** Consulted on. */
  consulted: string;
  /** A rule has said who considers it. */
  fund: string;
  /** Its limit is by case. */
  certificate: string;
  /** Waits for the chair: judged fit, and judged unfit. */
  sign: string;
  unfit: string;
  /** Applications being filled in: a birth, a change of land, a shop. */
  drafts: { birth: string; land: string; shop: string };
}

/** As a person who opens everything on a page. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>('main details')) one.open = true;
  });

export interface Scene {
  name: string;
  path: string;
  /** Signed in as. */
  as?: string;
  /** What is folded away is looked at too. */
  unfolded?: true;
  /** Fields of its form, by name, that are filled in and sent: what is looked at is the answer. */
  sent?: Record<string, string>;
}

/** As the scene says, on the page that its path opened. */
export async function prepare(page: Page, { unfolded, sent }: Scene): Promise<void> {
  if (sent) {
    for (const [name, value] of Object.entries(sent)) await page.fill(`main [name="${name}"]`, value);
    await Promise.all([page.waitForEvent('load'), page.locator('main form button').last().click()]);
  }
  if (unfolded) await unfold(page);
}

type Draft = Extract<Command, { act: 'draft-dossier' }>;

async function submitted(
  platform: Platform,
  code: string,
  who: string,
  draft: Omit<Draft, 'act' | 'channel' | 'applicant'>,
) {
  const actor = person(who);
  const command: Draft = { act: 'draft-dossier', channel: 'online', applicant: partyOf(who), ...draft };
  const { dossierId } = must(await startDossier(platform, code, command, actor));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, actor));
  return dossierId;
}

/** Whoever applied confirms the draft of the result, where one waits for that. */
export async function confirmDraft(platform: Platform, id: string): Promise<void> {
  const { state } = (await platform.store.load(id))!;
  if (state.draft) must(await perform(platform, id, { act: 'confirm-draft' }, person(state.applicant.id!)));
}

/** Does the open step as whoever holds its post, with the given results by step; what then waits for the applicant is confirmed. */
export async function work(platform: Platform, id: string, results: Record<string, Record<string, unknown>> = {}) {
  const { tasks, delivery } = (await platform.store.load(id))!.state;
  const [task] = tasks;
  const { act, id: number, step } = task;
  const result = results[step];
  const command =
    act === 'request-payment'
      ? { act, task: number, fee: 'tax', amountVnd: 12_500_000, law: 'Luật Quản lý thuế số 108/2025/QH15' }
      : act === 'issue-result'
        ? { act, task: number, feeUnset: 'Nghị quyết về mức thu chưa có tại quầy' }
        : act === 'deliver-result'
          ? { act, task: number, ...(!delivery && { method: 'counter' }) }
          : { act, task: number, result };
  const actor = holder(task.unit, task.post);
  // Handing over waits for the signature, which is a job of its own.
  for (let i = 0; i < 300; i++) {
    const done = await performOn(platform, id, command as Command, actor);
    // Of a paper that is made elsewhere nobody but who issues it knows the kind.
    if (isRefusal(done) && done.code === 'number-kind-needed') {
      Object.assign(command, { number: 'GP-SNNMT' });
      continue;
    }
    if (!isRefusal(done) || done.code !== 'result-not-signed') {
      must(done);
      return confirmDraft(platform, id);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the result of ${id} was not signed`);
}

const birth = () => ({
  place: '06685',
  answers: anotherBirth(),
  components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
});

/** A company that grows goes to the committee whatever it asks. */
export const growth = {
  answers: {
    amountVnd: 900_000_000,
    stage: 'growth',
    fundShareAfterPct: 20,
    teamSize: 8,
    purpose: 'Hoàn thiện sản phẩm và 3 hợp đồng thử',
    privateMatchVnd: 3_500_000_000,
  },
  components: ['pitch', 'financials', 'cap-table'].map((component) => ({ component, originals: 1, copies: 1 })),
};

/** By a contract of cooperation, which takes five days and not ten. */
export const investment = {
  answers: {
    projectName: 'Nhà máy cảm biến biển Hạ Long',
    investorStatus: 'enterprise',
    investmentCase: '2',
    policyDecision: 'Quyết định số 1234/QĐ-UBND ngày 01/10/2026 của Ủy ban nhân dân thành phố Quảng Ninh',
    capitalVnd: 250_000_000_000,
    objective: 'Sản xuất cảm biến quan trắc môi trường biển',
    scale: '20.000 cảm biến mỗi năm',
    placeKind: 'industrial-park',
    location: 'Khu công nghiệp Việt Hưng',
    durationYears: 50,
    schedule: 'Hoạt động từ quý IV năm 2027',
  },
  components: [{ component: 'request-2', originals: 1, copies: 0 }],
};

/** Imported procedures: one that waits, one of an earlier reading, one that was opened and changed twice. */
async function importSome({ platform, pool }: System): Promise<void> {
  await publishImported(platform.store, importedPack('1.000777'));
  await publishImported(platform.store, earlierPack('1.000778'), { reasons: EARLIER_REASONS });
  await publishImported(platform.store, importedPack('1.000779'));
  const reviews = new PostgresReviews(pool);
  for (const result of ['Văn bản cho phép', mends.result]) {
    const { hash } = (await platform.store.findProcedure('1.000779'))!;
    const command = { procedure: '1.000779', seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
    const officerOfControl = officer('province.procedures');
    must(await reviewByTwo(platform, reviews, { ...command, mends: { ...mends, result } }, officerOfControl));
  }
}

export async function prepareScenes(system: System): Promise<Facts> {
  const { platform, pool } = system;
  await importSome(system);
  await pool.query(
    "SELECT graphile_worker.add_job('sign-result', '{}', job_key => 'sign:gone', run_at => '2099-01-01Z', max_attempts => 1)",
  );
  await pool.query(
    "UPDATE graphile_worker._private_jobs SET attempts = 1, run_at = '2026-11-25Z', last_error = 'The signing service has no key.' WHERE key = 'sign:gone'",
  );
  await pool.query(
    "INSERT INTO motcua.breaker (target, failures, opened_at, next_at, error) VALUES ('sms', 7, '2026-11-25Z', '2099-01-01Z', 'the gateway does not answer')",
  );
  const open = await submitted(platform, '1.001193', 'an', birth());
  await work(platform, open);
  for (let i = 0; i < 6; i++) await work(platform, await submitted(platform, '1.001193', 'an', birth()));
  const onPaper = { ...birth(), answers: { ...anotherBirth(), noticeNumber: undefined } };
  const asked = await submitted(platform, '1.001193', 'an', onPaper);
  await work(platform, asked);
  const items = [
    { item: 'childPlaceOfBirth', reason: 'Ghi đủ tên xã, phường, tỉnh theo địa giới mới' },
    { item: 'birth-proof', reason: 'Ảnh chụp bị mờ, không đọc được số giấy' },
  ];
  must(await perform(platform, asked, { act: 'request-supplement', items }, officer('hong-gai.civil.minh')));
  const done = await submitted(platform, '1.001193', 'an', birth());
  const child = () => ({ check: birthChecked, population: { personalId: newborn() } });
  const results = child();
  for (let i = 0; i < 6; i++) await work(platform, done, results);
  const sign = await submitted(platform, '1.001193', 'an', birth());
  const another = child();
  for (let i = 0; i < 3; i++) await work(platform, sign, another);
  const unfit = await submitted(platform, '1.001193', 'an', birth());
  const against = { ...results, check: { conclusion: 'does-not-meet', note: 'Giấy chứng sinh không khớp' } };
  for (let i = 0; i < 2; i++) await work(platform, unfit, against);
  const land = {
    place: '06862',
    answers: {
      changeKind: 'transfer',
      transferorName: 'Phạm Văn Hải',
      transferorId: '022062001234',
      certificateNumber: 'CS-0779',
      landPlot: 'Thửa 12, tờ bản đồ 5',
      transferPart: 'whole',
      priceVnd: 1_500_000_000,
      landDispute: 'none',
      landSeizure: 'none',
      landTerm: 'running',
      landUrgentMeasure: 'none',
      severalReceivers: false,
      represented: false,
      assetOnly: false,
      measured: true,
      split: false,
      mortgaged: false,
    },
  };
  const unpaid = await landChange(platform, land);
  const house = {
    place: '06793',
    answers: houseAnswers,
  };
  const consulted = await permit(platform, house);
  const fund = await submitted(withDraftsOpen(platform), 'QN.VENTURE', 'halong-tech', growth);
  for (let i = 0; i < 2; i++) await work(platform, fund, { appraise: { conclusion: 'meets' } });
  const certificate = await submitted(platform, '1.009664', 'halong-tech', investment);
  await work(platform, certificate);
  const drafts = {
    // Without the number of the birth notice, so that it is proved on paper.
    birth: await draftOf(platform, pool, '1.001193', 'an', '06685', { ...birthAnswers, noticeNumber: undefined }),
    land: await draftOf(platform, pool, '1.013831', 'binh', '06862', land.answers),
    shop: await draftOf(platform, pool, '1.001612', 'an', '06685', {}),
  };
  const doneCode = (await platform.store.load(done))!.state.code!;
  return { open, asked, done, doneCode, unpaid, consulted, fund, certificate, sign, unfit, drafts };
}

async function draftOf(
  platform: Platform,
  pool: System['pool'],
  procedure: string,
  who: string,
  place: string,
  answers: Record<string, unknown>,
): Promise<string> {
  const now = platform.clock.now();
  const id = uuidV7(now.epochMilliseconds, platform.random(10));
  await new PostgresDoors(pool).saveDraft({
    id,
    owner: `citizen:${who}`,
    procedure,
    savedAt: now.toString(),
    data: { applicant: partyOf(who), place, answers, papers: {} },
  });
  return id;
}

/** What who appraises finds of the conditions of Article 45 of the Land Law. */
const landFound = {
  disputeFound: 'none',
  seizureFound: 'none',
  urgentMeasureFound: 'none',
  disputeShown: 'Sổ địa chính, tra cứu ngày 25/11/2026',
  seizureShown: 'Cơ sở dữ liệu thi hành án, tra cứu ngày 25/11/2026',
  termFound: 'unlimited',
  termShown: 'Giấy chứng nhận CS-0779',
  urgentMeasureShown: 'Sổ địa chính, tra cứu ngày 25/11/2026',
};

/** All that they record of a change that is taxed. */
export const landAppraised = {
  ...landFound,
  conclusion: 'meets',
  taxable: true,
  useForm: 'sole',
  landAddress: 'Khu 1, xã Tiên Yên',
  landAreaM2: 96.5,
  landUse: ['rural-residential'],
  useTermKind: 'long-term',
};

async function landChange(platform: Platform, draft: Omit<Draft, 'act' | 'channel' | 'applicant'>): Promise<string> {
  const rules = must(await platform.procedure('1.013831'));
  const components = rules.components.map(({ id, originals, copies }) => ({ component: id, originals, copies }));
  const asked = new Set(rules.fieldsOf('apply'));
  const answers = Object.fromEntries(Object.entries(draft.answers ?? {}).filter(([name]) => asked.has(name)));
  const id = await submitted(platform, '1.013831', 'binh', { ...draft, answers, components });
  for (let i = 0; i < 6 && (await platform.store.load(id))!.state.status !== 'awaiting-payment'; i++)
    await work(platform, id, { appraise: landAppraised });
  return id;
}

async function permit(platform: Platform, draft: Omit<Draft, 'act' | 'channel' | 'applicant'>): Promise<string> {
  const rules = must(await platform.procedure('1.013225'));
  const components = rules.components.map(({ id, originals, copies }) => ({ component: id, originals, copies }));
  const id = await submitted(platform, '1.013225', 'dung', { ...draft, components });
  await work(platform, id);
  const [task] = (await platform.store.load(id))!.state.tasks;
  const units = ['so-xay-dung', 'so-nong-nghiep-moi-truong'];
  const question = 'Đề nghị cho ý kiến về quy hoạch và môi trường';
  must(await perform(platform, id, { act: 'consult-unit', units, question }, holder(task.unit, task.post)));
  return id;
}

export function scenes(facts: Facts): Scene[] {
  const { open, asked, done, unpaid, consulted, fund, certificate, sign, unfit, drafts, doneCode } = facts;
  const office = (as: string, list: Record<string, string>) =>
    Object.entries(list).map(([name, path]) => ({ name: `office-${name}`, path, as }));
  return [
    { name: 'home', path: '/' },
    { name: 'find', path: '/find?q=dang+ky+kinh+doanh' },
    { name: 'find-nothing', path: '/find?q=zzzz' },
    { name: 'list', path: '/list' },
    { name: 'list-field', path: '/list?field=H%E1%BB%99%20t%E1%BB%8Bch' },
    { name: 'procedure', path: '/procedures/1.001193' },
    {
      name: 'eligible',
      path: '/procedures/1.001193/eligible',
      sent: { 'childDateOfBirth-day': '20', 'childDateOfBirth-month': '11', 'childDateOfBirth-year': '2027' },
    },
    { name: 'procedure-draft', path: '/procedures/QN.SANDBOX' },
    { name: 'procedure-under-review', path: '/procedures/1.000777', unfolded: true },
    { name: 'procedure-little-known', path: '/procedures/1.000778' },
    { name: 'procedure-reviewed', path: '/procedures/1.000779', unfolded: true },
    { name: 'find-under-review', path: '/find?q=nuoi+trong+thuy+san' },
    { name: 'track', path: '/track' },
    { name: 'track-wrong', path: '/track', sent: { code: 'H49.1.00-261125-0001', key: 'X' } },
    { name: 'check', path: '/check' },
    { name: 'check-code', path: `/check/${doneCode}` },
    { name: 'help', path: '/help' },
    { name: 'privacy', path: '/privacy' },
    { name: 'accessibility', path: '/accessibility' },
    { name: 'sign-in', path: '/sign-in' },
    { name: 'queue', path: '/queue/06685-mc' },
    { name: 'ui', path: '/ui' },
    { name: 'missing', path: '/nowhere' },
    { name: 'my-dossiers', path: '/my/dossiers', as: 'an' },
    { name: 'my-drafts', path: '/my/drafts', as: 'an' },
    { name: 'my-people', path: '/my/people', as: 'an' },
    { name: 'sessions', path: '/sessions', as: 'an' },
    { name: 'my-shelf', path: '/my/shelf', as: 'an' },
    { name: 'shelf-show', path: `/my/shelf/${done}/show`, as: 'an' },
    { name: 'messages', path: '/messages', as: 'an' },
    { name: 'message-settings', path: '/messages/settings', as: 'an' },
    { name: 'apply', path: '/apply/1.001193', as: 'an' },
    { name: 'draft-section', path: `/drafts/${drafts.birth}/child?questions=all`, as: 'an' },
    { name: 'draft-address', path: `/drafts/${drafts.shop}/business?questions=all`, as: 'an' },
    { name: 'draft-question', path: `/drafts/${drafts.shop}/business.businessAddress?questions=one`, as: 'an' },
    { name: 'draft-papers', path: `/drafts/${drafts.birth}/papers`, as: 'an' },
    { name: 'draft-delivery', path: `/drafts/${drafts.birth}/delivery`, as: 'an' },
    { name: 'draft-review', path: `/drafts/${drafts.shop}/review`, as: 'an' },
    { name: 'draft-conditions', path: `/drafts/${drafts.land}/change?questions=all`, as: 'binh' },
    { name: 'dossier-open', path: `/my/dossiers/${open}`, as: 'an' },
    { name: 'dossier-asked', path: `/my/dossiers/${asked}`, as: 'an' },
    { name: 'dossier-done', path: `/my/dossiers/${done}`, as: 'an' },
    { name: 'dossier-result', path: `/my/dossiers/${done}/result`, as: 'an' },
    { name: 'dossier-slips', path: `/my/dossiers/${asked}/slips`, as: 'an' },
    { name: 'dossier-unpaid', path: `/my/dossiers/${unpaid}`, as: 'binh' },
    { name: 'dossier-why', path: `/my/dossiers/${fund}`, as: 'halong-tech', unfolded: true },
    { name: 'dossier-limit', path: `/my/dossiers/${certificate}`, as: 'halong-tech' },
    { name: 'pay', path: `/my/dossiers/${unpaid}/pay/tax`, as: 'binh' },
    ...office('hong-gai.civil.minh', {
      inbox: '/office',
      'inbox-empty': '/office?text=zzzz',
      task: `/office/dossiers/${open}`,
      diagram: `/office/dossiers/${open}/diagram`,
      'diagram-whole': `/office/dossiers/${done}/diagram`,
      slips: `/office/dossiers/${done}/slips`,
      chain: `/office/dossiers/${done}/chain`,
      absence: '/office/absence',
      book: '/office/book',
      search: '/office/search',
      'search-found': '/office/search?q=nguyen+thi+an',
      'search-nothing': '/office/search?q=zzzz',
      'book-filtered': '/office/book?status=awaiting-supplement&timing=late',
      messages: '/messages',
      done: `/office/dossiers/${done}`,
    }),
    ...office('hong-gai.counter.hoa', {
      counter: '/office/counter',
      reception: '/office/counter/1.001193',
      supplement: `/office/dossiers/${asked}`,
      money: '/office/money',
    }),
    ...office('hong-gai.chair', {
      desk: '/office/desk',
      'inbox-chair': '/office',
      sign: `/office/dossiers/${sign}`,
      unfit: `/office/dossiers/${unfit}`,
    }),
    ...office('so-xay-dung.specialist.1', {
      consulted: `/office/dossiers/${consulted}`,
      'inbox-consulted': '/office',
    }),
    ...office('ubnd-tinh.head.1', { revoke: `/office/dossiers/${done}` }),
    ...office('province.procedures', {
      'review-list': '/office/review',
      'review-empty': '/office/review?status=closed',
      'review-waiting': '/office/review/1.000777',
      'review-own': '/office/review/1.001193',
    }),
    ...office('province.procedures', { 'review-done': '/office/review/1.000779' }).map((scene) => ({
      ...scene,
      unfolded: true as const,
    })),
    ...office('province.inspector', {
      inspector: `/office/dossiers/${open}/chain`,
      'security-log': '/office/security-log',
    }),
    ...office('province.administrator', { jobs: '/office/jobs' }),
  ];
}
