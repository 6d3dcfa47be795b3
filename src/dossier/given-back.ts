/**
 * What form 07 says of the end of a dossier: how and to whom its result went; of one that was refused, which notice says so, since the
 * time to complain runs from its receipt; of one that was stopped, that there is no result.
 */
import type { DossierEvent } from './events.ts';
import { receiverWords } from './receiver.ts';
import type { DossierState } from './state.ts';

interface GivenBack {
  returned: string;
  returnMethod: string;
  signOff: string;
}

/** When a notice came to who applied is recorded by no act: the hand writes it where they sign. */
const RECEIPT_OPEN = 'Chưa ghi nhận; nhận thông báo ngày ……/……/………';

export function givenBack(
  events: readonly DossierEvent[],
  state: Pick<DossierState, 'outcome' | 'channel'>,
  print: (iso: string) => string,
): GivenBack {
  const delivered = events.findLast((event) => event.type === 'result-delivered');
  if (delivered)
    return {
      returned: print(delivered.at),
      returnMethod: returnMethodOf(delivered),
      signOff: receiverWords(delivered).vi,
    };
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
