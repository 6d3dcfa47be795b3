/**
 * What form 07 says of the end of a dossier: how and to whom its result went; of one that was refused, which notice says so, since the
 * time to complain runs from its receipt; of one that was stopped, that there is no result.
 */
import type { DossierEvent } from './events.ts';
import { type Papers, REST } from './phase-words.ts';
import { receiverWords } from './receiver.ts';
import type { Words } from './rules.ts';
import type { DossierState } from './state.ts';

interface GivenBack {
  returned: string;
  returnMethod: string;
  signOff: string;
}

/** When a notice came to who applied is recorded by no act: the hand writes it where they sign. */
const RECEIPT_OPEN = 'Chưa ghi nhận; nhận thông báo ngày ……/……/………';

type Handed = Extract<DossierEvent, { type: 'issued-result-delivered' | 'result-delivered' }>;
const isHandedOut = (event: DossierEvent): event is Handed =>
  event.type === 'issued-result-delivered' || event.type === 'result-delivered';

/** Where the results of a dossier went one by one: which of them it was. */
export function partOf(event: Handed, { result }: Papers): Words | undefined {
  if (event.type === 'issued-result-delivered') return result.paper;
  return event.rest ? REST : undefined;
}

export function givenBack(
  events: readonly DossierEvent[],
  state: Pick<DossierState, 'outcome' | 'channel'>,
  { rules, print }: { rules: Papers; print: (iso: string) => string },
): GivenBack {
  const delivered = events.filter(isHandedOut);
  if (delivered.length) {
    const each = (said: (one: Handed) => string) =>
      delivered.map((one) => [partOf(one, rules)?.vi, said(one)].filter(Boolean).join(': ')).join('; ');
    return {
      returned: each(({ at }) => print(at)),
      returnMethod: each(returnMethodOf),
      signOff: each((one) => receiverWords(one).vi),
    };
  }
  const on = (iso: string) => print(iso).replace(' ', ' ngày ');
  const numbered = (what: string, number: string | undefined) => (number ? `${what} số ${number}` : what);
  const against = events.findLast((one) => one.type === 'dossier-rejected' || one.type === 'dossier-refused');
  if (state.outcome === 'refused' && against) {
    const paper = against.type === 'dossier-rejected' ? 'Thông báo không chấp thuận' : 'Phiếu từ chối tiếp nhận';
    return {
      returned: `${numbered(paper, against.number)}, lúc ${on(against.at)}`,
      returnMethod:
        state.channel === 'online'
          ? 'Trực tuyến, trên tài khoản của người nộp hồ sơ'
          : 'Chưa ghi nhận việc giao thông báo',
      signOff: RECEIPT_OPEN,
    };
  }
  const stopped = events.findLast((one) => one.type === 'dossier-withdrawn' || one.type === 'supplement-lapsed');
  if ((state.outcome === 'withdrawn' || state.outcome === 'lapsed') && stopped)
    return {
      returned: `Không có kết quả: ${numbered('Thông báo dừng giải quyết hồ sơ', stopped.number)}, lúc ${on(stopped.at)}`,
      returnMethod: '',
      signOff: '',
    };
  return { returned: '', returnMethod: '', signOff: '' };
}

function returnMethodOf({ method, consignment }: { method: string; consignment?: string }): string {
  const said = METHODS[method] ?? method;
  return consignment ? `${said} (số hiệu bưu gửi ${consignment})` : said;
}

const METHODS: Readonly<Record<string, string>> = {
  online: 'Trực tuyến',
  counter: 'Trực tiếp',
  post: 'Bưu chính',
};
