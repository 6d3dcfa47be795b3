/**
 * Papers are sent as soon as they are chosen, with how far they are, and go on where a weak line broke off. Once one has arrived the server
 * looks into it and keeps it, and its answer is what is said at the field. What cannot be sent so is sent with the form, as without scripts.
 */
import { Upload } from 'tus-js-client';

const NO_ROOM = 507;

const token = document.body.dataset['token'] ?? '';

const hidden = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);

const letGo = (form: HTMLFormElement, name: string) => hidden(form, name)?.remove();

/** Goes with the form. */
function carry(form: HTMLFormElement, name: string, value: string): void {
  letGo(form, name);
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
}

interface Answer {
  /** What became of the file, or what is wrong with it. */
  text: string;
  isFault: boolean;
}
/** What the server says of it: what the page now shows of the papers, or by what the form names the file. */
interface Taken {
  text?: string;
  link?: { href: string; text: string };
  seen?: string;
  kept?: string;
}

const RETRY_MS = [0, 1000, 3000];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One after the other: each is written beside those before it. */
let last: Promise<unknown> = Promise.resolve();

/** The server looks into what has arrived and keeps it. Nothing where it could not be asked. */
function taken(input: HTMLInputElement, id: string): Promise<Answer | undefined> {
  const answer = last.then(() => ask(input, id));
  last = answer.catch(() => undefined);
  return answer;
}

async function ask(input: HTMLInputElement, id: string): Promise<Answer | undefined> {
  const form = input.form as HTMLFormElement;
  const seen = form.querySelector<HTMLInputElement>('input[data-seen]');
  const values = { _token: token, field: input.name, sent: id, ...(seen && { [seen.name]: seen.value }) };
  for (const ms of RETRY_MS) {
    await pause(ms);
    const response = await fetch(form.dataset['upload'] ?? '', {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-autosave': '1', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(values),
    }).catch(() => undefined);
    if (!response?.headers.get('content-type')?.startsWith('application/json')) continue;
    const said = (await response.json()) as Taken;
    if (!said.text) return undefined;
    if (seen && said.seen) seen.value = said.seen;
    if (!response.ok) return { text: [said.text, said.link?.text].filter(Boolean).join(' '), isFault: true };
    if (said.kept) carry(form, `kept-${input.name}`, said.kept);
    form.querySelector(`[data-had="${CSS.escape(input.name)}"]`)?.remove();
    return { text: said.text, isFault: false };
  }
  return undefined;
}

/** Once it has arrived and was looked through, or will go with the form; false where it is none that can be handed in. */
function send(input: HTMLInputElement, file: File, words: DOMStringMap): Promise<boolean> {
  const form = input.form as HTMLFormElement;
  // The one chosen before is not meant any more.
  letGo(form, `sent-${input.name}`);
  const place = document.createElement('div');
  place.className = 'mc-upload';
  const bar = document.createElement('progress');
  bar.max = file.size;
  const said = document.createElement('p');
  said.className = 'govuk-body-s';
  said.setAttribute('role', 'status');
  said.textContent = `${words['sending']} ${file.name}`;
  bar.setAttribute('aria-label', file.name);
  place.append(bar, said);
  input.closest('.govuk-form-group, td')?.querySelector('.mc-upload')?.remove();
  (input.closest('.mc-file') ?? input).after(place);
  return new Promise<boolean>((resolve) => {
    const upload = new Upload(file, {
      endpoint: '/uploads',
      headers: { 'x-form-token': token },
      metadata: { filename: file.name },
      // The same file for two papers is sent for each: what was begun for one is not the other's.
      fingerprint: async () => ['mc', location.pathname, input.name, file.name, file.size, file.lastModified].join(':'),
      chunkSize: 4 * 1024 * 1024,
      retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000, 30_000],
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => {
        bar.value = sent;
        bar.max = total;
      },
      onSuccess: () => {
        said.textContent = `${words['checking']} ${file.name}`;
        const id = upload.url?.split('/').at(-1) ?? '';
        void taken(input, id).then((answer) => {
          if (answer?.isFault) {
            showError(input, answer.text, words);
          } else {
            input.value = '';
            if (!answer) carry(form, `sent-${input.name}`, id);
            said.textContent = answer?.text ?? `${words['withForm']} ${file.name}`;
          }
          resolve(!answer?.isFault);
        });
      },
      // A server that is out of room will be so in a minute, too.
      onShouldRetry: ({ originalResponse }) => {
        const status = originalResponse?.getStatus() ?? 0;
        return status === 0 || status === 409 || status === 423 || (status >= 500 && status !== NO_ROOM);
      },
      onError: () => {
        // It stays in the form and goes with it: the answer says what is wrong.
        said.textContent = `${words['withForm']} ${file.name}`;
        resolve(true);
      },
    });
    void upload.findPreviousUploads().then(([before]) => {
      if (before) upload.resumeFromPreviousUpload(before);
      upload.start();
    });
  });
}

/** Also of what was chosen meanwhile: whether all of them can be handed in. */
async function settled(sendings: ReadonlySet<Promise<boolean>>): Promise<boolean> {
  let isWell = true;
  while (sendings.size) isWell = (await Promise.all(sendings)).every(Boolean) && isWell;
  return isWell;
}

/** What was wrong with the file before is not said of the one that was chosen now. */
function forgetError(input: HTMLInputElement): void {
  const group = input.closest('.govuk-form-group--error');
  group?.querySelector('.govuk-error-message')?.remove();
  group?.classList.remove('govuk-form-group--error');
  input.classList.remove('govuk-file-upload--error');
  const item = document.querySelector(`.govuk-error-summary a[href="#${CSS.escape(input.id)}"]`)?.closest('li');
  const summary = item?.closest('.govuk-error-summary');
  item?.remove();
  if (summary && !summary.querySelector('li')) summary.remove();
}

/** What the server would refuse anyway; a kind that the browser does not know is left to it. */
function faultOf({ accept }: HTMLInputElement, file: File, words: DOMStringMap): string | undefined {
  if (file.size > Number(words['limit'])) return words['tooLarge'];
  if (!file.size) return words['empty'];
  const kinds = accept.split(',').map((kind) => kind.trim());
  // The sentence names the kinds of papers; other fields take others.
  if (!kinds.includes('image/png') || !file.type || kinds.includes(file.type)) return undefined;
  return words['wrongType'];
}

/** As the server writes an error of that field; the file is let go, so that nobody hands it in. */
function showError(input: HTMLInputElement, text: string, words: DOMStringMap): void {
  const group = input.closest('.govuk-form-group');
  const error = Object.assign(document.createElement('p'), {
    className: 'govuk-error-message',
    id: `${input.id}-error`,
  });
  error.setAttribute('role', 'alert');
  const prefix = Object.assign(document.createElement('span'), { className: 'govuk-visually-hidden' });
  prefix.textContent = `${words['error']} `;
  error.append(prefix, text);
  group?.classList.add('govuk-form-group--error');
  group?.querySelector('.mc-upload')?.remove();
  input.classList.add('govuk-file-upload--error');
  (input.closest('.mc-file') ?? input).before(error);
  input.value = '';
  input.dispatchEvent(new Event('cleared'));
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
  const sendings = new Set<Promise<boolean>>();
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    const [file] = target.files ?? [];
    if (!file) return;
    forgetError(target);
    const fault = faultOf(target, file, form.dataset);
    if (fault) {
      showError(target, `${file.name}: ${fault}`, form.dataset);
      return;
    }
    const done = send(target, file, form.dataset);
    sendings.add(done);
    void done.then(() => sendings.delete(done));
  });
  form.addEventListener('submit', (event) => {
    if (!sendings.size) return;
    event.preventDefault();
    // By the same button: it says what becomes of the form.
    void settled(sendings).then((isWell) => {
      // What is wrong with a file was not said yet when the button was pressed.
      if (isWell) form.requestSubmit(event.submitter);
      else form.querySelector<HTMLElement>('.govuk-file-upload--error')?.focus();
    });
  });
}
